import { describe, expect, it } from 'vitest';
import { noRemedies } from '../../shared/experiment/remedies';
import { GridRun } from './grid-run.svelte';
import { endedRun, resultOf } from './testing/ended-run';

describe('what a combination comes to', () => {
  it('is told by the run in the middle and the verdict of most', () => {
    const runs = [
      endedRun(0.7, 'vanishing-gradient', 1),
      endedRun(0.1, 'healthy', 2),
      endedRun(0.2, 'healthy', 3),
    ];
    const { median, verdict, agreeing } = resultOf(['relu'], runs);
    expect([median?.seed, verdict, agreeing]).toEqual([3, 'healthy', 2]);
  });

  it('takes the verdict of the middle run where no verdict has more', () => {
    const runs = [endedRun(0.7, 'vanishing-gradient', 1), endedRun(0.1, 'healthy', 2)];
    const { median, verdict } = resultOf([], runs);
    expect([median?.seed, verdict]).toEqual([2, 'healthy']);
  });

  it('ranks a run that lost its numbers behind all others', () => {
    const runs = [endedRun(NaN, 'exploding-gradient', 1), endedRun(5, 'healthy', 2)];
    expect(resultOf([], runs).ranked.map(({ seed }) => seed)).toEqual([2, 1]);
  });

  it('is nothing before a run has ended, but for delta', () => {
    const run = new GridRun({ remedies: noRemedies, seed: 1, shape: '' });
    run.hear({ place: 0, kind: 'begun', run: 'a' });
    // A factor of 0.1 at each of three hidden layers.
    const deltas = [0.001, 0.01, 0.1, 0.5];
    run.hear({ place: 0, kind: 'described', noInformationLoss: 0.69, deltas });
    const { median, verdict, deltaFactor } = resultOf([], [run]);
    expect([median, verdict]).toEqual([null, null]);
    expect(deltaFactor).toBeCloseTo(0.1);
  });
});
