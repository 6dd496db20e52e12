import { dataShape } from '../../data/data-set';
import { compileTraining } from '../../compile/compile-training';
import type { DataSet } from '../../data/data-set';
import { generate } from '../../data/generate';
import { prepareData } from '../../data/prepare-data';
import type { Remedies } from '../../experiment/remedies';
import { startingExample } from '../../experiment/starting-example';
import { referenceSession } from '../reference-session';
import type { TrainingPlan } from '../training-plan';
import type { TrainingSession } from '../training-session';

export interface StartingExampleRun {
  readonly plan: TrainingPlan;
  readonly session: TrainingSession;
  readonly data: DataSet;
}

/** The starting example on its 1,600 training rows, with some remedies switched on, ready to train. */
export function startingExampleRun(remedies: Partial<Remedies> = {}): StartingExampleRun {
  const { data: options, seed } = startingExample;
  if (options.source !== 'moons') throw new Error('The starting example is about two moons.');
  const table = generate(options, seed);
  if (!table.ok) throw new Error(table.problems[0].message);
  const prepared = prepareData(table.value, options, seed);
  if (!prepared.ok) throw new Error(prepared.problems[0].message);
  const { data } = prepared.value;
  const experiment = { ...startingExample, remedies: { ...startingExample.remedies, ...remedies } };
  const plan = compileTraining(experiment, dataShape(data));
  if (!plan.ok) throw new Error(plan.problems[0].message);
  return { plan: plan.value, session: referenceSession(plan.value, data), data };
}
