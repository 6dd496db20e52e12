import { describe, expect, it } from 'vitest';
import { compileTraining } from '../compile/compile-training';
import type { Experiment } from '../experiment/experiment';
import { readExperiment, writeExperiment } from '../experiment/read-experiment';
import { noRemedies } from '../experiment/remedies';
import type { Remedies } from '../experiment/remedies';
import { startingExample } from '../experiment/starting-example';
import { planeData } from '../network/testing/sample-networks';
import { makePermanent } from './make-permanent';

/** What decides a run bit by bit: the programs and the starting values. */
function runOf(experiment: Experiment) {
  const plan = compileTraining(experiment, planeData);
  if (!plan.ok) throw new Error(plan.problems[0].message);
  const { key, step, evaluation, measurement, variables } = plan.value;
  const values = variables.map(({ name, role, initialValues }) => [name, role, initialValues()]);
  return { key, step, evaluation, measurement, values };
}

describe('makePermanent', () => {
  it.each<Partial<Remedies>>([
    { relu: true, he: true },
    { batchNormalization: true, residual: true },
    { depth: 4, relu: true, xavier: true, residual: true },
    { depth: 13, batchNormalization: true },
  ])('written and read back trains exactly as the overlay: %j', (on) => {
    const experiment = { ...startingExample, remedies: { ...noRemedies, ...on } };
    const permanent = readExperiment(writeExperiment(makePermanent(experiment, planeData)));
    if (!permanent.ok) throw new Error(permanent.problems[0].message);
    expect(runOf(permanent.value)).toEqual(runOf(experiment));
  });
});
