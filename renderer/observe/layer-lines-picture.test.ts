import { describe, expect, it } from 'vitest';
import { layerLinesPicture } from './layer-lines-picture';
import { observedRunOf } from './testing/observed-run-of';
import type { ObservedRun } from './observed-run';

const everything = { from: 0, to: 10 };

/** Layers whose movement is `start`, a tenth of it, ... from the last one back. */
function vanishingRun(name: string, layers: number, start = 0.1): ObservedRun {
  const row = Array.from({ length: layers }, (_, index) => start * 10 ** (index - layers + 1));
  return observedRunOf({ name, layers, signals: { 'epoch-weight-change': [[], row, row] } });
}

function pictureOf(run: ObservedRun, compared: ObservedRun | null = null, hovered?: string) {
  return layerLinesPicture({
    run,
    compared,
    range: everything,
    signal: 'epoch-weight-change',
    hovered: hovered ?? null,
  });
}

describe('layerLinesPicture', () => {
  it('draws a solid line for every layer in the colour of its depth', () => {
    const { series } = pictureOf(vanishingRun('run 1', 3));
    expect(
      series.map(({ label, style, colour, last }) => ({ label, style, colour, last })),
    ).toEqual(
      [1, 2, 3].map((depth) => ({
        label: depth === 3 ? 'output' : `layer ${depth}`,
        style: 'solid',
        colour: { of: 'depth', depth, count: 3 },
        last: ['1.0·10⁻³', '0.010', '0.10'][depth - 1],
      })),
    );
  });

  it('shades what cannot move float32 weights only where the axis reaches down to it', () => {
    expect(pictureOf(vanishingRun('run 1', 3)).shade).toBeNull();
    expect(pictureOf(vanishingRun('run 1', 9)).shade).toEqual({
      below: -7,
      words: 'rounds away in float32',
    });
  });

  it('gives exact zeros a strip of their own', () => {
    const signals = { 'epoch-weight-change': [[], [0, 0.1], [0, 0.1]] };
    const picture = pictureOf(observedRunOf({ layers: 2, signals }));
    expect(picture.y).toMatchObject({ hasZeroStrip: true });
    expect(picture.series[0]).toMatchObject({ zeros: [1, 2], last: '0' });
  });

  it('draws three layers of the compared run dashed and names both runs', () => {
    const { series } = pictureOf(vanishingRun('run 2', 11), vanishingRun('run 1', 11));
    const dashed = series.filter(({ style }) => style === 'dashed');
    expect(dashed.map(({ label, direct }) => [label, direct?.lines[0]])).toEqual([
      ['layer 1', 'run 1: 1'],
      ['layer 5', 'run 1: 5'],
      ['layer 10', 'run 1: 10'],
    ]);
    expect(series.filter(({ style }) => style === 'solid')).toHaveLength(11);
  });

  it('raises the hovered layer in both runs and fades the others', () => {
    const { series } = pictureOf(vanishingRun('run 2', 11), vanishingRun('run 1', 11), 'd3');
    const raised = series.filter(({ emphasis }) => emphasis === 'raised');
    expect(raised.map(({ run, label, width }) => [run, label, width])).toEqual([
      ['run 1', 'layer 3', 1],
      ['run 2', 'layer 3', 2.5],
    ]);
    expect(series.filter(({ emphasis }) => emphasis === 'faded')).toHaveLength(13);
  });

  it('fades nothing for a layer that it does not draw', () => {
    const { series } = pictureOf(vanishingRun('run 1', 3), null, 'input');
    expect(series.every(({ emphasis }) => emphasis === 'normal')).toBe(true);
  });

  it('thins the lines and labels of a deep network out', () => {
    const { series } = pictureOf(vanishingRun('run 1', 30));
    const labelled = series.filter(({ direct }) => direct !== null);
    expect(labelled.map(({ direct }) => direct?.lines[0])).toEqual(['layer 1', 'output']);
    expect(new Set(series.map(({ width }) => width))).toEqual(new Set([1]));
  });

  it('has nothing to say before the first epoch', () => {
    const run = observedRunOf({ layers: 2, signals: { 'epoch-weight-change': [[0, 0]] } });
    const { series, y } = pictureOf(run);
    expect(series.map(({ points, last }) => [points.length, last])).toEqual([
      [0, '–'],
      [0, '–'],
    ]);
    expect(y).toMatchObject({ low: -4, high: 0, hasZeroStrip: false });
  });

  it('draws shares in per cent on an axis from 0 to 1, where 0 is a value like any other', () => {
    const signals = {
      'dead-share': [
        [0, 0.25, null],
        [0, 0.5, null],
      ],
    };
    const picture = layerLinesPicture({
      run: observedRunOf({ layers: 3, signals }),
      compared: null,
      range: everything,
      signal: 'dead-share',
      hovered: null,
    });
    expect(picture.y).toEqual({ scale: 'linear', low: 0, high: 1, unit: 'share' });
    expect(picture.shade).toBeNull();
    expect(picture.series.map(({ zeros, last }) => [zeros.length, last])).toEqual([
      [0, '0 %'],
      [0, '50 %'],
      [0, '–'],
    ]);
  });

  it('draws signed values on a linear axis that holds 0', () => {
    const signals = { 'activation-mean': [[-0.3], [-0.1]] };
    const { y, series } = layerLinesPicture({
      run: observedRunOf({ layers: 1, signals }),
      compared: null,
      range: everything,
      signal: 'activation-mean',
      hovered: null,
    });
    expect(y).toMatchObject({ scale: 'linear', high: 0 });
    expect(y.low).toBeLessThanOrEqual(-0.3);
    expect(series[0]).toMatchObject({ last: '−0.10' });
  });
});
