import { describe, expect, it } from 'vitest';
import { depthProfilePicture } from './depth-profile-picture';
import { observedRunOf } from './testing/observed-run-of';
import type { ObservedRun } from './observed-run';

/** delta at epochs 0 and 1: each hidden layer multiplies by the factor on the way back; the output has 0.5. */
function runWith(name: string, factorAtStart: number, factorLater: number): ObservedRun {
  const row = (factor: number) => [...[3, 2, 1, 0].map((steps) => 0.02 * factor ** steps), 0.5];
  const rows = [row(factorAtStart), row(factorLater)];
  return observedRunOf({ name, layers: 5, signals: { 'delta-rms': rows } });
}

function pictureOf(run: ObservedRun, changes: Partial<Parameters<typeof depthProfilePicture>[0]>) {
  return depthProfilePicture({
    run,
    compared: null,
    epoch: 1,
    signal: 'delta-rms',
    hovered: null,
    writesSlope: true,
    ...changes,
  });
}

describe('depthProfilePicture', () => {
  it('has a dot for every layer at the shown epoch, by the decade', () => {
    const [series] = pictureOf(runWith('run 1', 0.1, 0.1), { epoch: 0 }).series;
    expect(series?.marks).toBe('stems');
    expect(series?.points.map(({ x }) => x)).toEqual([1, 2, 3, 4, 5]);
    const decades = [-5, -4, -3, -2, Math.log10(25)].map((decade) => decade + Math.log10(0.02) + 2);
    series?.points.forEach(({ y }, index) => {
      expect(y).toBeCloseTo(index === 4 ? Math.log10(0.5) : (decades[index] ?? NaN), 9);
    });
  });

  it.each([
    [0.12, '×0.12 per layer', 'above-left'],
    [1.26, '×1.26 per layer', 'above-right'],
  ])(
    'writes the factor %f of the hidden layers where the line leaves room',
    (factor, words, side) => {
      const [note] = pictureOf(runWith('run 1', factor, factor), {}).notes;
      expect(note).toMatchObject({ words, side, strong: true });
    },
  );

  it('writes the slopes of both runs when comparing', () => {
    const compared = runWith('run 1', 0.1, 0.1);
    const picture = pictureOf(runWith('run 2', 1, 1), { compared });
    expect(picture.notes.map(({ words }) => words)).toEqual([
      'run 2: ×1.00 per layer',
      'run 1: ×0.10 per layer',
    ]);
    expect(picture.series.map(({ style }) => style)).toEqual(['dashed', 'solid']);
  });

  it('dots the start only where it differs from the shown epoch', () => {
    const styles = (run: ObservedRun) => pictureOf(run, {}).series.map(({ style }) => style);
    expect(styles(runWith('run 1', 0.1, 0.1))).toEqual(['solid']);
    expect(styles(runWith('run 1', 0.1, 0.8))).toEqual(['dotted', 'solid']);
  });

  it('keeps its axis while one scrubs', () => {
    const run = runWith('run 1', 0.01, 0.9);
    expect(pictureOf(run, { epoch: 0 }).y).toEqual(pictureOf(run, { epoch: 1 }).y);
  });

  it('marks underflow and what is not finite', () => {
    const rows = [[0, NaN, 0.01, 0.1, 0.5]];
    const run = observedRunOf({ layers: 5, signals: { 'delta-rms': rows } });
    const picture = pictureOf(run, { epoch: 0 });
    expect(picture.series[0]).toMatchObject({ zeros: [1], notFinite: [2] });
    expect(picture.y).toMatchObject({ hasZeroStrip: true });
    expect(picture.notes).toEqual([]);
  });

  it('says the value of the hovered layer and raises its dot', () => {
    const picture = pictureOf(runWith('run 1', 0.1, 0.1), { hovered: 'd2', writesSlope: false });
    expect(picture.notes).toMatchObject([{ words: 'layer 2: 2.0·10⁻⁴', x: 2 }]);
    expect(picture.raisedX).toBe(2);
  });

  it('shows a shorter run at its last epoch', () => {
    const [series] = pictureOf(runWith('run 1', 0.1, 0.1), { epoch: 99 }).series;
    expect(series?.points.every(({ y }) => !Number.isNaN(y))).toBe(true);
  });
});
