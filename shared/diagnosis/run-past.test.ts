import { describe, expect, it } from 'vitest';
import type { EpochReport } from '../signals/run-report';
import type { LayerValues } from '../signals/signal';
import { nextPast } from './run-past';
import type { RunPast } from './run-past';

function reportOf(epoch: number, loss: number | null, ratios: LayerValues = []): EpochReport {
  return {
    epoch,
    loss,
    accuracy: null,
    validationLoss: null,
    validationAccuracy: null,
    signals: { 'update-ratio': ratios },
    traces: [],
  };
}

function pastOf(reports: readonly EpochReport[]): RunPast {
  const past = reports.reduce<RunPast | null>(nextPast, null);
  if (past === null) throw new Error('No epoch was given.');
  return past;
}

/** The untrained network's loss is 0.7 where it is told. */
function pathOf(losses: readonly number[], start?: number): RunPast {
  const untrained = reportOf(0, null);
  return pastOf([
    start === undefined ? untrained : { ...untrained, probeLoss: start },
    ...losses.map((loss, index) => reportOf(index + 1, loss)),
  ]);
}

describe('the past of a run', () => {
  it('counts the falls of the loss from before training on', () => {
    expect(pathOf([0.6, 0.65, 0.5], 0.7)).toMatchObject({ trained: 3, falls: 2, steps: 3 });
  });

  it('begins the path with the first trained epoch where the loss before is not told', () => {
    expect(pathOf([0.6, 0.65, 0.5])).toMatchObject({ trained: 3, falls: 1, steps: 2 });
  });

  it('keeps the last six losses, for the pace over five epochs', () => {
    expect(pathOf([7, 6, 5, 4, 3, 2, 1], 8).recentLosses).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('knows the extremes of the whole path, and the lowest that training reached', () => {
    expect(pathOf([0.9, 0.8], 0.7)).toMatchObject({
      lowestLoss: 0.7,
      highestLoss: 0.9,
      lowestTrainedLoss: 0.8,
    });
  });

  it('remembers a loss that broke in the highest, not in the lowest', () => {
    const past = pathOf([0.6, NaN, 0.5], 0.7);
    expect(past.highestLoss).toBeNaN();
    expect(past.lowestLoss).toBe(0.5);
  });

  it('takes the largest steps of all layers, and of the first, that were measured', () => {
    const past = pastOf([
      reportOf(0, null, [null, null]),
      reportOf(1, 0.7, [1e-3, 2e-2]),
      reportOf(2, 0.7, [NaN, null]),
      reportOf(3, 0.7, [2e-3, 1e-2]),
    ]);
    expect(past).toMatchObject({ largestStep: 2e-2, firstStep: 2e-3 });
  });
});
