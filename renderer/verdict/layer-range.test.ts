import { describe, expect, it } from 'vitest';
import { observedRunOf } from '../observe/testing/observed-run-of';
import { layerRange } from './layer-range';

const { layers } = observedRunOf({ layers: 11, loss: [] }).description;

describe('a range of layers', () => {
  it.each<[string, readonly string[], string | null]>([
    ['nothing for the whole network', [], null],
    ['one layer', ['d3'], 'Layer 3'],
    ['neighbours', ['d1', 'd2', 'd3'], 'Layers 1–3'],
    ['neighbours and others', ['d1', 'd2', 'd4', 'd8', 'd9'], 'Layers 1–2, 4 and 8–9'],
    ['the output beside others', ['d1', 'd11'], 'Layers 1 and output'],
    ['the output alone', ['d11'], 'Output layer'],
    ['all', layers.map(({ id }) => id), 'All layers'],
  ])('says %s', (_, ids, words) => {
    expect(layerRange(ids, layers)).toBe(words);
  });
});
