import { describe, expect, it } from 'vitest';
import { layerFrom } from '../../shared/network/layer-schema';
import type { LayerShape } from '../../shared/network/shapes';
import { chipWords, initializerWords, countOfParameters, sizeWords } from './layer-words';

function shapeWith(...inputs: LayerShape['inputs']): LayerShape {
  const [shape = null] = inputs;
  return { inputs, shape, parameters: 0, movingAverages: 0, problems: [], waitsFor: null };
}

const conv = (filters: number) => layerFrom({ id: 'c', type: 'conv-2d', filters, kernelSize: 3 });
const add = layerFrom({ id: 's', type: 'add' });
const dense = layerFrom({ id: 'd', type: 'dense', units: 1024 });

describe('the size of a layer', () => {
  it.each([
    [conv(16), shapeWith(), '16 · 3×3', '16·3×3'],
    [conv(128), shapeWith(), '128 · 3×3', '128'],
    [dense, shapeWith(), '1024 units', '1024'],
    [add, shapeWith([32], [32]), '32 + 32', '32+32'],
    [add, shapeWith([2, 2, 128], [2, 2, 128]), '128 + 128', '2 paths'],
    [add, shapeWith([1024], [1024]), '1024 + 1024', '2 paths'],
    [add, shapeWith([8], [8], [8]), '8 + 8 + 8', '8+8+8'],
    [add, shapeWith([64], null, [64], [64]), '4 paths', '4 paths'],
  ])('is told in as many words as fit: %#', (layer, shape, whole, brief) => {
    expect([sizeWords(layer, shape, false), sizeWords(layer, shape, true)]).toEqual([whole, brief]);
  });

  it.each([
    [96, '96 par.', '96 par.'],
    [9_216, '9,216 par.', '9,216 par.'],
    [263_168, '263,168 par.', '263K par.'],
    [51_328_000, '51,328,000 par.', '51.3M par.'],
  ])('counts %d parameters', (count, whole, brief) => {
    expect([countOfParameters(count, false), countOfParameters(count, true)]).toEqual([
      whole,
      brief,
    ]);
  });
});

describe('the chips of a narrow node', () => {
  it.each([
    ['leaky-relu', 'Leaky ReLU', 'Leaky'],
    ['sigmoid', 'Sigmoid', 'Sigmoid'],
  ])('name an activation briefly: %s', (name, whole, brief) => {
    const layer = layerFrom({ id: 'a', type: 'activation', function: name });
    expect([chipWords(layer), chipWords(layer, true)]).toEqual([whole, brief]);
  });

  it.each([
    [{ type: 'truncated-normal', stddev: 0.05 }, 'trunc N(0, 0.05)', 'tN 0.05'],
    [{ type: 'orthogonal' }, 'orthogonal', 'orthog.'],
  ])('name initial weights briefly: %j', (initializer, whole, brief) => {
    const layer = layerFrom({ id: 'd', type: 'dense', units: 4, initializer });
    expect([initializerWords(layer, false), initializerWords(layer, true)]).toEqual([whole, brief]);
  });
});
