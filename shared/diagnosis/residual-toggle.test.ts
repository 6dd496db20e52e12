import { describe, expect, it } from 'vitest';
import { compileTraining } from '../compile/compile-training';
import { dataShape } from '../data/data-set';
import type { DataSet } from '../data/data-set';
import { generate } from '../data/generate';
import { prepareData } from '../data/prepare-data';
import type { Experiment } from '../experiment/experiment';
import { activationFunctionNames } from '../network/activation-functions';
import { referenceSession } from '../training/reference-session';
import { trainEpochs } from '../training/testing/train-epochs';
import { initialReport } from './initial-report';
import { toggled } from './testing/residual-toggle';
import { thresholds } from './thresholds';

function rowsOf({ data, seed }: Experiment): DataSet {
  if (data.source !== 'moons') throw new Error('These networks learn two moons.');
  const table = generate(data, seed);
  const prepared = table.ok ? prepareData(table.value, data, seed) : table;
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return prepared.value.data;
}

/** Of the starting weights: delta of every layer over that of the output, and the loss. */
function startOf(experiment: Experiment) {
  const initial = initialReport(experiment, rowsOf(experiment));
  if (!initial.ok) throw new Error(JSON.stringify(initial.problems));
  const { signals, probeLoss = NaN } = initial.value.report;
  const deltas = (signals['delta-rms'] ?? []).map((delta) => delta ?? NaN);
  const output = deltas.at(-1) ?? NaN;
  return { deltas: deltas.map((delta) => delta / output), loss: probeLoss };
}

describe.each(activationFunctionNames)('the residual toggle on a network of %s', (name) => {
  // B branches scaled by 1 / sqrt(B) add up to one: the sum neither dies out nor blows up, however deep.
  it.each([4, 12, 24, 40])('keeps the size of the gradient through %i layers', (depth) => {
    const { deltas, loss } = startOf(toggled(name, depth, true));
    expect(Math.max(...deltas)).toBeLessThan(10 ** thresholds.reach.grown);
    // A hundredth is lost at most beside what a sigmoid's slope of at most 1/4 takes away at the stem.
    expect(deltas[0]).toBeGreaterThan(0.01 / 4);
    expect(loss).toBeLessThan(2 * thresholds.startLoss.large * Math.LN2);
  });

  it('lets ten layers take their first fifty steps without a loss that breaks or runs away', () => {
    const experiment = toggled(name, 10, true, { samples: 500 });
    const data = rowsOf(experiment);
    const plan = compileTraining(experiment, dataShape(data));
    if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
    const session = referenceSession(plan.value, data);
    // Twelve batches an epoch.
    const { loss } = trainEpochs(session, plan.value, data.training.count, 4);
    const mean = (part: Float32Array) => part.reduce((sum, value) => sum + value, 0) / part.length;
    expect(mean(loss.slice(-12))).toBeLessThan(1.1 * Math.max(Math.LN2, mean(loss.slice(0, 2))));
  });
});
