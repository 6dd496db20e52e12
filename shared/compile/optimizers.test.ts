import { describe, expect, it } from 'vitest';
import { evaluate } from '../program/interpreter';
import { ProgramBuilder } from '../program/program-builder';
import type { Value } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import { tensor } from '../program/testing/sample-tensor';
import { optimizerCoefficients, optimizerSlots, optimizerUpdate } from './optimizers';
import type { OptimizerOptions } from './optimizers/optimizer-options';

const schedule = { type: 'constant' } as const;

/** One weight after each of so many steps, its gradient given by a formula. */
function trajectory(
  options: OptimizerOptions,
  start: number,
  gradientOf: (builder: ProgramBuilder, weight: Value) => Value,
  steps: number,
): readonly number[] {
  const builder = new ProgramBuilder();
  const weight = builder.variable('w', floatTensor());
  const coefficientCount = optimizerCoefficients(options, 0, 0).length;
  const { weight: next, slots } = optimizerUpdate(options, {
    builder,
    weight,
    gradient: gradientOf(builder, weight),
    slot: (name) => builder.variable(name, floatTensor()),
    learningRate: builder.input('rate', floatTensor()),
    coefficients: Array.from({ length: coefficientCount }, (_, index) =>
      builder.input(`c${index}`, floatTensor()),
    ),
  });
  const updates = Object.entries({ w: next, ...slots });
  const program = builder.finish(
    {},
    updates.map(([variable, value]) => ({ variable, value })),
  );
  const initial = Object.entries({ w: start, ...optimizerSlots(options) });
  const variables = new Map(initial.map(([name, value]) => [name, tensor([], [value])]));
  return Array.from({ length: steps }, (_, step) => {
    const coefficients = optimizerCoefficients(options, options.learningRate, step);
    const named = coefficients.map((value, index) => [`c${index}`, tensor([], [value])] as const);
    const rate = tensor([], [options.learningRate]);
    evaluate(program, { rate, ...Object.fromEntries(named) }, variables);
    return variables.get('w')?.values[0] ?? NaN;
  });
}

const always =
  (gradient: number) =>
  (builder: ProgramBuilder): Value =>
    builder.constant(gradient);

/** Of the quadratic a w^2 / 2. */
const curvature =
  (a: number) =>
  (builder: ProgramBuilder, weight: Value): Value =>
    builder.multiply(a, weight);

function expectClose(actual: readonly number[], expected: (step: number) => number): void {
  actual.forEach((value, index) => expect(value).toBeCloseTo(expected(index + 1), 12));
}

describe('sgd', () => {
  const sgd = { type: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false, schedule } as const;

  it('shrinks a quadratic by 1 - rate * curvature a step', () => {
    expectClose(trajectory(sgd, 3, curvature(4), 20), (t) => 3 * 0.6 ** t);
  });

  it('with momentum under a constant force approaches the speed rate * g / (1 - momentum)', () => {
    // v_t = -rate g (1 - m^t) / (1 - m), summed.
    const [rate, g, m] = [0.1, 2, 0.8];
    const options = { ...sgd, momentum: m };
    expectClose(trajectory(options, 0, always(g), 30), (t) => {
      const geometric = (m * (1 - m ** t)) / (1 - m);
      return (-rate * g * (t - geometric)) / (1 - m);
    });
  });

  it('with momentum oscillates on a quadratic as the damped oscillator that it is', () => {
    // w_{t+1} = (1 + m - rate a) w_t - m w_{t-1}: complex roots sqrt(m) e^{+-i theta}.
    const [m, a] = [0.9, 4];
    const trace = 1 + m - 0.1 * a;
    const theta = Math.acos(trace / (2 * Math.sqrt(m)));
    // From w_0 = 1 at rest, w_{-1} = 1.
    const sine = (Math.sqrt(m) - Math.cos(theta)) / Math.sin(theta);
    const options = { ...sgd, momentum: m };
    expectClose(
      trajectory(options, 1, curvature(a), 40),
      (t) => m ** (t / 2) * (Math.cos(theta * t) - sine * Math.sin(theta * t)),
    );
  });

  it("with Nesterov's look-ahead is Sutskever's form, seen from the look-ahead point", () => {
    const [rate, m, a] = [0.1, 0.9, 4];
    let [position, velocity] = [1, 0];
    const lookAhead = Array.from({ length: 30 }, () => {
      velocity = m * velocity - rate * a * (position + m * velocity);
      position += velocity;
      return position + m * velocity;
    });
    const options = { ...sgd, momentum: m, nesterov: true };
    expectClose(trajectory(options, 1, curvature(a), 30), (t) => lookAhead[t - 1] ?? NaN);
  });
});

describe('adam', () => {
  const adam = {
    type: 'adam',
    learningRate: 0.01,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
    schedule,
  } as const;

  it.each([5, -0.3, 1e-4])('moves by the learning rate against a constant gradient %d', (g) => {
    // Both averages, corrected, are exact: m / (1 - b1^t) = g and v / (1 - b2^t) = g^2. Keras adds epsilon
    // to the uncorrected sqrt(v).
    let position = 0;
    const expected = Array.from({ length: 20 }, (_, index) => {
      const shrink = Math.sqrt(1 - 0.999 ** (index + 1));
      position -= (0.01 * g) / (Math.abs(g) + 1e-7 / shrink);
      return position;
    });
    expectClose(trajectory(adam, 0, always(g), 20), (t) => expected[t - 1] ?? NaN);
  });

  it('never moves farther in a step than rate (1 - beta1) / sqrt(1 - beta2) (section 2.1 of the paper)', () => {
    const path = trajectory(adam, 1, curvature(100), 200);
    const bound = (0.01 * 0.1) / Math.sqrt(0.001);
    path.slice(1).forEach((value, index) => {
      expect(Math.abs(value - (path[index] ?? NaN))).toBeLessThanOrEqual(bound);
    });
  });
});

describe('adamw', () => {
  it('decays weights that have no gradient by 1 - rate * weightDecay a step', () => {
    const options = {
      type: 'adamw',
      learningRate: 0.1,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-7,
      weightDecay: 0.5,
      schedule,
    } as const;
    expectClose(trajectory(options, 2, always(0), 10), (t) => 2 * 0.95 ** t);
  });
});

describe('rmsprop', () => {
  const rmsprop = {
    type: 'rmsprop',
    learningRate: 0.01,
    rho: 0.9,
    momentum: 0,
    epsilon: 1e-7,
    schedule,
  } as const;

  it('divides a constant gradient by the square root of its warming average, epsilon inside', () => {
    let position = 0;
    const expected = Array.from({ length: 20 }, (_, index) => {
      position -= (0.01 * 3) / Math.sqrt(9 * (1 - 0.9 ** (index + 1)) + 1e-7);
      return position;
    });
    expectClose(trajectory(rmsprop, 0, always(3), 20), (t) => expected[t - 1] ?? NaN);
  });

  it('with momentum adds a geometric memory of its steps', () => {
    const plain = trajectory(rmsprop, 0, always(3), 20);
    const steps = plain.map((value, index) => value - (plain[index - 1] ?? 0));
    let [position, memory] = [0, 0];
    const expected = steps.map((step) => {
      memory = 0.5 * memory + step;
      position += memory;
      return position;
    });
    const options = { ...rmsprop, momentum: 0.5 };
    expectClose(trajectory(options, 0, always(3), 20), (t) => expected[t - 1] ?? NaN);
  });
});

describe('adagrad', () => {
  it('slows down with the root of the summed squares', () => {
    const options = {
      type: 'adagrad',
      learningRate: 0.1,
      initialAccumulatorValue: 0.1,
      epsilon: 1e-7,
      schedule,
    } as const;
    let position = 0;
    const expected = Array.from({ length: 20 }, (_, index) => {
      position -= (0.1 * 2) / Math.sqrt(0.1 + 4 * (index + 1) + 1e-7);
      return position;
    });
    expectClose(trajectory(options, 0, always(2), 20), (t) => expected[t - 1] ?? NaN);
  });
});
