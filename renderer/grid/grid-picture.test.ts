import { describe, expect, it } from 'vitest';
import { noRemedies } from '../../shared/experiment/remedies';
import { deltaDots, gridScale, lossCurves } from './grid-picture';
import { GridRun } from './grid-run.svelte';

function run(losses: readonly number[], deltas: readonly (number | null)[] = [1]): GridRun {
  const made = new GridRun({ remedies: noRemedies, seed: 1, shape: '' });
  made.hear({ place: 0, kind: 'described', noInformationLoss: 0.5, deltas });
  made.hear({ place: 0, kind: 'losses', from: 1, losses });
  return made;
}

const scale = { epochs: 3, topLoss: 1, noInformationLoss: 0.5, lowDelta: -4, highDelta: 0 };

describe('the curve of losses', () => {
  it('runs over all epochs from the left, no loss at the foot', () => {
    expect(lossCurves(run([1, 0.5, 0]), scale)).toEqual([
      [
        { x: 0, y: 0 },
        { x: 50, y: 50 },
        { x: 100, y: 100 },
      ],
    ]);
  });

  it('is interrupted where a loss is not finite', () => {
    expect(lossCurves(run([1, NaN, 0.5]), scale).map((curve) => curve.length)).toEqual([1, 1]);
    expect(lossCurves(run([NaN, NaN]), scale)).toEqual([]);
  });

  it('keeps few points of a long run, with its extremes', () => {
    const losses = Array.from({ length: 5000 }, (_, epoch) => (epoch === 1234 ? 0.9 : 0.5));
    const [curve = []] = lossCurves(run(losses), { ...scale, epochs: 5000 });
    expect(curve.length).toBeLessThan(130);
    expect(Math.min(...curve.map(({ y }) => y))).toBeCloseTo(10);
  });
});

describe('the dots of delta', () => {
  it('stand at their decade, first layer left', () => {
    expect(deltaDots([1e-4, null, 1], scale)).toEqual([
      { x: 0, y: 100, isOff: false },
      { x: 100, y: 0, isOff: false },
    ]);
  });

  it('lie at the edge and are marked where delta is 0 or not finite', () => {
    expect(deltaDots([0, Infinity], scale)).toEqual([
      { x: 0, y: 100, isOff: true },
      { x: 100, y: 0, isOff: true },
    ]);
  });
});

describe('the scale of a grid', () => {
  it('holds what a network knows that has learnt nothing, and no explosion', () => {
    const { topLoss } = gridScale([run([0.6]), run([1e9])], 3);
    expect(topLoss).toBeGreaterThanOrEqual(0.6);
    expect(topLoss).toBeLessThan(2);
  });

  it('holds every delta, 1, and four decades at least', () => {
    expect(gridScale([run([0.5], [1e-9, 10])], 3)).toMatchObject({ lowDelta: -9, highDelta: 1 });
    expect(gridScale([run([0.5], [0.1, 0.5])], 3)).toMatchObject({ lowDelta: -4, highDelta: 0 });
  });
});
