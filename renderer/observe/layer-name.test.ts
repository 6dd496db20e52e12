import { describe, expect, it } from 'vitest';
import { layerName, layerTicks, shortLayerName } from './layer-name';

const layers = [1, 2, 3].map((depth) => {
  return { id: `d${depth}`, title: 'Dense', depth, parameters: 1, kernelShape: [1, 1] };
});

it('calls layers by their depth and the last one the output', () => {
  expect(layers.map((layer) => layerName(layer, layers))).toEqual(['layer 1', 'layer 2', 'output']);
  expect(layers.map((layer) => shortLayerName(layer, layers))).toEqual(['1', '2', 'out']);
});

describe('layerTicks', () => {
  it.each([
    [1, [1]],
    [12, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    [13, [1, 5, 10, 13]],
    [31, [1, 5, 10, 15, 20, 25, 31]],
    [100, [1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
  ])('of %i layers are %j', (count, ticks) => {
    expect(layerTicks(count)).toEqual(ticks);
  });
});
