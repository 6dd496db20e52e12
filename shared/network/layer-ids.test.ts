import { describe, expect, it } from 'vitest';
import { unusedIdLike, unusedLayerId } from './layer-ids';
import { layerTypeNames } from './layer-schema';
import { newLayer } from './new-layer';
import { networkOf, plainNetwork } from './testing/sample-networks';

describe('unusedLayerId', () => {
  it.each([
    ['dense', 'd11'],
    ['activation', 'a11'],
    ['batch-normalization', 'bn1'],
    ['conv-2d', 'c1'],
    ['add', 'add1'],
    ['output', 'output1'],
  ] as const)('numbers a new %s in a network of ten layers %s', (type, id) => {
    expect(unusedLayerId(plainNetwork(10), type)).toBe(id);
  });

  it('names the first input and output bare', () => {
    expect(unusedLayerId(networkOf([], []), 'input')).toBe('input');
    expect(unusedLayerId(networkOf([], []), 'output')).toBe('output');
  });
});

describe('unusedIdLike', () => {
  it.each([
    ['d1', [], 'd1'],
    ['d1', ['d1'], 'd2'],
    ['d1', ['d1', 'd7'], 'd8'],
    ['wide', ['wide'], 'wide1'],
    ['d1~2', ['d1~2'], 'd1-1'],
    ['7', ['7'], 'layer1'],
  ])('of %s beside %j is %s', (id, taken, expected) => {
    expect(unusedIdLike(id, new Set(taken))).toBe(expected);
  });
});

describe('newLayer', () => {
  it.each(layerTypeNames())('makes a complete %s', (type) => {
    expect(newLayer(networkOf([], []), type)).toMatchObject({ type });
  });
});
