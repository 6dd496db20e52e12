import { describe, expect, it } from 'vitest';
import type { StepResults, TrainingSession } from '../../../shared/training/training-session';
import { openSession } from '../open-session';
import { loadBinding } from '../tensorflow/binding';
import type { KerasRun } from './keras-run';
import {
  comparedSteps,
  comparedVariables,
  fingerprint,
  kerasExperimentNames,
  kerasRun,
  trainCompared,
} from './keras-run';
import type { RecordedRun } from './recorded-run';
import { recordedRun } from './recorded-run';

/**
 * The interpreter computes in float64, as Keras did here; but losses are reported, and learning rates given, in float32
 * (a relative rounding of 6e-8 each). The worst of all steps and experiments was 2e-7 when this was written.
 */
const exactTolerance = 1e-6;

/**
 * Two float32 engines round differently, and training amplifies that: how much depends on the experiment and is
 * seen from how far Keras's float32 departs from its own float64. TensorFlow here may depart ten times as far.
 */
const roundedFactor = 10;
const leastRoundedTolerance = 1e-5;

/** XLA compiles a second on a quiet machine, and ten on one whose cores are all busy. */
const compileTimeout = 300_000;

const names = kerasExperimentNames();

it('is compared on at least twelve networks', () => {
  expect(names.length).toBeGreaterThanOrEqual(12);
});

it.each(names)('%s was recorded with these very data, weights and batches', async (name) => {
  expect(recordedRun(name).inputs).toBe(fingerprint(await kerasRun(name)));
});

describe('the interpreter', () => {
  it.each(names)(
    'follows the exact losses and weights of Keras for 50 steps of %s',
    async (name) => {
      const { run, recorded, session, results } = await trained(name, 'reference');
      expect(results.loss.length).toBe(comparedSteps);
      expect(worstDeparture(results.loss, recorded.float64.losses)).toBeLessThan(exactTolerance);
      expect([...results.accuracy]).toEqual(recorded.float64.accuracies.map(Math.fround));
      expect(validationDeparture(session, recorded)).toBeLessThan(exactTolerance);
      expect(Object.keys(recorded.weights).sort()).toEqual([...comparedVariables(run.plan)].sort());
      for (const [variable, weights] of Object.entries(recorded.weights)) {
        const departure = departureFromScale(session.read(variable), weights);
        expect(departure, variable).toBeLessThan(exactTolerance);
      }
    },
  );
});

describe.runIf(loadBinding().ok)('the TensorFlow engine', () => {
  it.each(names)(
    'follows the losses of Keras for 50 steps of %s',
    async (name) => {
      const { recorded, session, results } = await trained(name, 'tensorflow');
      const { float64, float32 } = recorded;
      const tolerance = Math.max(
        roundedFactor * worstDeparture(float32.losses, float64.losses),
        leastRoundedTolerance,
      );
      expect(worstDeparture(results.loss, float64.losses)).toBeLessThan(tolerance);
      expect(validationDeparture(session, recorded)).toBeLessThan(tolerance);
    },
    compileTimeout,
  );
});

interface Trained {
  readonly run: KerasRun;
  readonly recorded: RecordedRun;
  readonly session: TrainingSession;
  readonly results: StepResults;
}

async function trained(name: string, engine: 'reference' | 'tensorflow'): Promise<Trained> {
  const run = await kerasRun(name);
  const opened = openSession(run.plan, run.data, { engine, device: 'cpu' });
  if (!opened.ok) throw new Error(opened.problems[0].message);
  const { session } = opened.value;
  return { run, recorded: recordedRun(name), session, results: trainCompared(run, session) };
}

/** The largest relative difference; NaN where a number is missing. */
function worstDeparture(actual: ArrayLike<number>, expected: readonly number[]): number {
  return Math.max(
    ...expected.map((value, index) => Math.abs(((actual[index] ?? NaN) - value) / value)),
  );
}

function validationDeparture(session: TrainingSession, { float64 }: RecordedRun): number {
  const { loss = NaN } = float64.validation;
  return worstDeparture([session.evaluate()?.loss ?? NaN], [loss]);
}

/** Of a tensor, whose small elements round with its large ones. */
function departureFromScale(actual: ArrayLike<number>, expected: readonly number[]): number {
  if (actual.length !== expected.length) return NaN;
  const scale = Math.max(...expected.map(Math.abs));
  const differences = expected.map((value, index) => Math.abs((actual[index] ?? NaN) - value));
  return Math.max(...differences) / scale;
}
