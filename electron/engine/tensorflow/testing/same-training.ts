import fc from 'fast-check';
import { expect } from 'vitest';
import {
  activation,
  batchNormalization,
  compiled,
  dense,
  plainSgd,
  sampleData,
  series,
} from '../../../../shared/compile/testing/small-network';
import type { DataSet } from '../../../../shared/data/data-set';
import type { TrainingOptions } from '../../../../shared/experiment/training-options';
import { activationFunctionNames } from '../../../../shared/network/activation-functions';
import type { Layer } from '../../../../shared/network/layer-types';
import { referenceSession } from '../../../../shared/training/reference-session';
import { trainEpochs } from '../../../../shared/training/testing/train-epochs';
import type { TrainingPlan } from '../../../../shared/training/training-plan';
import type { TrainingSession } from '../../../../shared/training/training-session';
import { openTensorFlowSession } from '../open-session';
import { requireBinding } from './require-binding';

/** Float32 rounds every operation to 6e-8, and a dozen steps of some dozen operations add that up. */
const tolerance = 2e-5;
/**
 * How far rounding carries depends on the network: a normalization divides by what may be a small deviation, and a unit
 * near a kink may fall on either side. So a second reference starts from weights that are off by one bit of float32, and
 * the hundred roundings of a step may carry as far as a hundred such bits.
 */
const roundings = 100;
const lastBit = 2 ** -23;
export const rows = 12;
export const sgd = plainSgd.optimizer;
/** Adaptive optimizers divide a gradient by its own size: a large epsilon keeps rounding of tiny ones small. */
const common = { learningRate: 0.05, schedule: { type: 'constant' }, epsilon: 1e-2 } as const;
export const optimizers: readonly TrainingOptions['optimizer'][] = [
  sgd,
  { ...sgd, type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
  { ...common, type: 'adam', beta1: 0.9, beta2: 0.999 },
  { ...common, type: 'adamw', beta1: 0.9, beta2: 0.999, weightDecay: 0.1 },
  { ...common, type: 'rmsprop', rho: 0.9, momentum: 0.5 },
  { ...common, type: 'adagrad', initialAccumulatorValue: 0.1, clipNorm: 0.5 },
];

export function open(plan: TrainingPlan, data: DataSet): TrainingSession {
  return openTensorFlowSession(requireBinding(), plan, data, 'cpu').session;
}

/** Trains networks of one to three hidden layers of any kind, each with any optimizer, in both engines. */
export function expectAnyNetworkToTrainTheSame(numRuns: number, seed: number): void {
  fc.assert(
    fc.property(
      hiddenLayers,
      fc.constantFrom(...optimizers),
      fc.boolean(),
      (layers, optimizer, regression) => {
        const data = sampleData([3], rows, regression ? 'regression' : 'classification');
        const training = { ...plainSgd, optimizer };
        expectSameTraining(compiled(series(...layers), data, training), data);
      },
    ),
    { numRuns, seed },
  );
}

const width = fc.integer({ min: 1, max: 6 });
const hiddenLayers: fc.Arbitrary<readonly Layer[]> = fc
  .array(
    fc.record({
      units: width,
      name: fc.constantFrom(...activationFunctionNames),
      normalized: fc.boolean(),
      dropped: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((blocks) =>
    blocks.flatMap(({ units, name, normalized, dropped }, index): readonly Layer[] => [
      dense(`d${index}`, units),
      ...(normalized ? [batchNormalization(`n${index}`)] : []),
      activation(`a${index}`, name),
      ...(dropped ? [{ id: `p${index}`, type: 'dropout', rate: 0.3 } as const] : []),
    ]),
  );

/** Losses of every step, validation, signals and all variables after two epochs. */
export function expectSameTraining(plan: TrainingPlan, data: DataSet): void {
  const native = open(plan, data);
  const actual = numbersOf(native, plan);
  const expected = numbersOf(referenceSession(plan, data), plan);
  const nearby = numbersOf(shifted(referenceSession(plan, data), plan), plan);
  native.dispose();
  expect([...actual.keys()]).toEqual([...expected.keys()]);
  for (const [name, truth] of expected) {
    expectClose(name, actual.get(name) ?? [], truth, nearby.get(name) ?? []);
  }
}

/** Everything that a session can tell after two epochs. */
function numbersOf(
  session: TrainingSession,
  plan: TrainingPlan,
): ReadonlyMap<string, ArrayLike<number>> {
  const { loss, accuracy } = trainEpochs(session, plan, rows, 2);
  const validation = session.evaluate();
  return new Map<string, ArrayLike<number>>([
    ['loss', loss],
    ['accuracy', accuracy],
    ['validation', [validation?.loss ?? 0]],
    ...Object.entries(session.measure(0.5)),
    ...plan.variables.map(({ name }) => [name, session.read(name)] as const),
  ]);
}

function shifted(session: TrainingSession, plan: TrainingPlan): TrainingSession {
  for (const { name, role } of plan.variables) {
    if (role !== 'weight') continue;
    const values = session.read(name).map((value, index) => value * (1 + lastBit * (-1) ** index));
    session.write(name, values);
  }
  return session;
}

function expectClose(
  name: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  nearby: ArrayLike<number>,
): void {
  expect(actual.length, name).toBe(expected.length);
  const indices = Array.from(expected, (_, index) => index);
  const sensitivity = Math.max(
    0,
    ...indices
      .map((index) => Math.abs((nearby[index] ?? NaN) - (expected[index] ?? NaN)))
      .filter(Number.isFinite),
  );
  for (const index of indices) {
    const [value = NaN, truth = NaN] = [actual[index], expected[index]];
    if (Number.isFinite(truth)) {
      const allowed = tolerance * Math.max(1, Math.abs(truth)) + roundings * sensitivity;
      const words = `${name}[${index}]: ${value} instead of ${truth}`;
      expect(Math.abs(value - truth), words).toBeLessThanOrEqual(allowed);
    } else {
      expect(value, name).toBe(truth);
    }
  }
}
