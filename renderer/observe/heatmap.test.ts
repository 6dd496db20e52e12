import { describe, expect, it } from 'vitest';
import { heatmapOf } from './heatmap';
import { missingCell, notFiniteCell, zeroCell } from './heatmap-ink';
import { epochToX, layerAt, placeBlocks } from './heatmap-geometry';
import { observedRunOf } from './testing/observed-run-of';

const everything = { from: 0, to: 10 };

describe('heatmapOf', () => {
  const run = observedRunOf({
    layers: 2,
    signals: {
      'delta-rms': [
        [1, 1e-5],
        [0, null],
        [NaN, 1e-10],
      ],
    },
  });

  it('has a row of shades per layer and marks for what has no magnitude', () => {
    const [block] = heatmapOf(run, null, 'delta-rms', everything).blocks;
    expect(block?.names).toEqual(['1', 'out']);
    expect(block?.epochs).toEqual([0, 1, 2]);
    expect([...(block?.cells ?? [])]).toEqual([255, zeroCell, notFiniteCell, 128, missingCell, 0]);
  });

  it('leaves epoch 0 out of what needs an epoch to be defined', () => {
    const [block] = heatmapOf(run, null, 'epoch-weight-change', everything).blocks;
    expect(block?.epochs).toEqual([1, 2]);
  });

  it('stacks the compared run below', () => {
    const heatmap = heatmapOf(run, { ...run, name: 'run 7' }, 'delta-rms', everything);
    expect(heatmap.blocks.map(({ run: name }) => name)).toEqual(['run 1', 'run 7']);
  });

  it('lets one epoch stand for its neighbours in a long run', () => {
    const rows = Array.from({ length: 6001 }, (_, epoch) => [10 ** -(epoch / 600)]);
    const long = observedRunOf({ layers: 1, signals: { 'delta-rms': rows } });
    const [block] = heatmapOf(long, null, 'delta-rms', { from: 0, to: 6000 }).blocks;
    expect(block?.epochs).toHaveLength(1200);
    const cells = [...(block?.cells ?? [])];
    cells.forEach((cell, column) => expect(cell).toBeLessThanOrEqual(cells[column - 1] ?? 255));
  });
});

describe('the places of a heatmap', () => {
  const run = observedRunOf({ layers: 4, signals: { 'delta-rms': [[1, 1, 1, 1]] } });
  const heatmap = heatmapOf(run, run, 'delta-rms', everything);
  const margins = { left: 44, right: 84, top: 10, bottom: 22 };
  const places = placeBlocks(heatmap, margins, { width: 228, height: 200 });

  it('share the plot with a gap between both runs', () => {
    expect(places.map(({ top, height, width }) => ({ top, height, width }))).toEqual([
      { top: 10, height: 80, width: 100 },
      { top: 98, height: 80, width: 100 },
    ]);
  });

  it.each([
    [10, 'd1'],
    [29.9, 'd1'],
    [30, 'd2'],
    [89, 'd4'],
    [92, null],
    [98, 'd1'],
    [5, null],
  ])('at %f px from the top lies layer %s', (y, layer) => {
    expect(layerAt(places, y)).toBe(layer);
  });

  it('put an epoch where the other charts put it', () => {
    const [place] = places;
    if (place === undefined) throw new Error('no place');
    expect(epochToX(heatmap, place, 5)).toBe(94);
  });
});
