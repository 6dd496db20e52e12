import { describe, expect, it } from 'vitest';
import type { ActivationFunctionName } from '../network/activation-functions';
import type { Layer } from '../network/layer-types';
import { referenceSession } from '../training/reference-session';
import type { SignalName } from '../signals/signal';
import type { TrainingSession } from '../training/training-session';
import {
  activation,
  batchNormalization,
  compiled,
  dense,
  sampleData,
  series,
} from './testing/small-network';

const rows = 24;
const units = 5;
const data = sampleData([3], rows);

/** Pre-activations of the first layer, [rows, units], by hand. */
function preActivations(session: TrainingSession): number[][] {
  const [kernel, bias] = [session.read('d1/kernel'), session.read('d1/bias')];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: units }, (__, unit) =>
      [0, 1, 2].reduce(
        (sum, input) =>
          sum +
          (data.training.inputs[row * 3 + input] ?? NaN) * (kernel[input * units + unit] ?? NaN),
        bias[unit] ?? NaN,
      ),
    ),
  );
}

const functions = {
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  tanh: (x: number) => Math.tanh(x),
  relu: (x: number) => Math.max(0, x),
} as const;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
const columns = (values: readonly (readonly number[])[]): number[][] =>
  Array.from({ length: units }, (_, unit) => values.map((row) => row[unit] ?? NaN));

function measuredFirst(layers: readonly Layer[], scale = 3) {
  const plan = compiled(series(...layers), data);
  const session = referenceSession(plan, data);
  // Weights large enough to saturate some units, and biases that keep one unit off for every row.
  session.write(
    'd1/kernel',
    session.read('d1/kernel').map((weight) => scale * weight),
  );
  session.write('d1/bias', Float32Array.of(-100, 0.1, 0.2, -0.3, 0));
  return { plan, session, signals: session.measure(0) };
}

describe.each(['sigmoid', 'tanh', 'relu'] as const)('behind %s', (name) => {
  const { session, signals } = measuredFirst([dense('d1', units), activation('a1', name)]);
  const z = preActivations(session);
  const a = z.map((row) => row.map(functions[name]));
  const derivative = (x: number): number =>
    (functions[name](x + 1e-6) - functions[name](x - 1e-6)) / 2e-6;

  it.each<[SignalName, number]>([
    ['activation-mean', mean(a.flat())],
    ['activation-deviation', deviation(a.flat())],
    ['pre-activation-deviation', deviation(z.flat())],
    ['sample-spread', Math.sqrt(mean(columns(a).map((column) => deviation(column) ** 2)))],
    ['zero-share', mean(a.flat().map((value) => (value === 0 ? 1 : 0)))],
    ['dead-share', mean(columns(a).map((column) => (column.every((x) => x === 0) ? 1 : 0)))],
    ...(name === 'relu'
      ? []
      : ([
          [
            'saturated-share',
            mean(z.flat().map((x) => (derivative(x) < 0.05 * derivative(0) ? 1 : 0))),
          ],
        ] as [SignalName, number][])),
  ])('%s is what it is by hand', (signal, expected) => {
    expect(signals[signal]?.[0]).toBeCloseTo(expected, 5);
  });
});

describe('signals that mean nothing for a layer', () => {
  const applies = (layers: readonly Layer[]) => compiled(series(...layers), data).applies;

  it.each<[SignalName, ActivationFunctionName, readonly boolean[]]>([
    ['saturated-share', 'tanh', [true, false]],
    ['saturated-share', 'relu', [false, false]],
    ['dead-share', 'relu', [true, false]],
    ['zero-share', 'sigmoid', [true, false]],
    ['sample-spread', 'relu', [true, true]],
  ])('%s behind %s applies to %j', (signal, name, expected) => {
    expect(applies([dense('d1', units), activation('a1', name)])[signal]).toEqual(expected);
  });

  it('a single unit has no others to differ from', () => {
    expect(applies([dense('d1', 1), activation('a1', 'tanh')])['unit-diversity']).toEqual([
      false,
      true,
    ]);
  });
});

it('finds the activation behind a normalization', () => {
  const { signals } = measuredFirst([
    dense('d1', units),
    batchNormalization('n1'),
    activation('a1', 'relu'),
  ]);
  // Normalized, no unit is dead: the bias of -100 is taken away with the mean.
  expect(signals['dead-share']?.[0]).toBe(0);
  expect(signals['pre-activation-deviation']?.[0]).toBeCloseTo(1, 1);
});

it('keeps the scale of a signal whose square underflows', () => {
  const { session, plan } = measuredFirst([dense('d1', units), activation('a1', 'relu')]);
  session.write('d1/bias', new Float32Array(units));
  const plain = session.measure(0)['sample-spread']?.[0] ?? NaN;
  const other = referenceSession(plan, data);
  other.write(
    'd1/kernel',
    session.read('d1/kernel').map((weight) => weight * 1e-20),
  );
  other.write('d1/bias', new Float32Array(units));
  expect((other.measure(0)['sample-spread']?.[0] ?? NaN) / plain / 1e-20).toBeCloseTo(1, 5);
});

it('says NaN, not 0, once activations are NaN', () => {
  const { session } = measuredFirst([dense('d1', units), activation('a1', 'tanh')]);
  session.write('d1/bias', new Float32Array(units).fill(NaN));
  const signals = session.measure(0);
  for (const name of ['activation-mean', 'saturated-share', 'zero-share', 'dead-share']) {
    expect(signals[name]?.[0]).toBeNaN();
  }
});

describe('unit-diversity', () => {
  const layers = [dense('d1', units), activation('a1', 'tanh')];
  const { session } = measuredFirst(layers);

  it('is 0 for constant and for zero weights, whatever their size', () => {
    for (const weight of [0, 0.3, 1e-6, 40]) {
      session.write('d1/kernel', new Float32Array(3 * units).fill(weight));
      expect(session.measure(0)['unit-diversity']?.[0]).toBeLessThan(1e-6);
    }
  });

  it('is the share of the weights that differs between units', () => {
    // Every input's weights are 1 and 3 in turn: mean 2 (unit 5 gives 1.8), known by hand.
    const kernel = Float32Array.from({ length: 3 * units }, (_, i) =>
      (i % units) % 2 === 0 ? 1 : 3,
    );
    session.write('d1/kernel', kernel);
    const [average, size] = [(3 * 1 + 2 * 3) / 5, Math.sqrt((3 * 1 + 2 * 9) / 5)];
    const spread = Math.sqrt((3 * (1 - average) ** 2 + 2 * (3 - average) ** 2) / 5);
    expect(session.measure(0)['unit-diversity']?.[0]).toBeCloseTo(spread / size, 6);
  });
});
