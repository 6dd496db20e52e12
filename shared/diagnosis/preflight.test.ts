import { describe, expect, it } from 'vitest';
import type { DataSet } from '../data/data-set';
import { experimentFromJson } from '../experiment/read-experiment';
import type { Experiment } from '../experiment/experiment';
import { networkOf } from './calibration/network-plan';
import type { NetworkPlan } from './calibration/network-plan';
import { preflight } from './preflight';
import type { Preflight } from './preflight';
import { stream } from '../random/stream';

const rows = 200;

/** Normal inputs of the given size; the class is the sign of the first one, unless there is only one class. */
function dataOf(size: number, width = 256, classes = 2): DataSet {
  const random = stream(3, 'preflight');
  const inputs = Float32Array.from({ length: rows * width }, () => size * random.normal());
  const targets = Float32Array.from({ length: rows }, (_, row) =>
    classes === 2 && (inputs[row * width] ?? 0) > 0 ? 1 : 0,
  );
  const part = { count: rows, inputs, targets };
  return {
    task: 'classification',
    sampleShape: [width],
    classes: Array.from({ length: classes }, (_, index) => `c${index}`),
    featureNames: Array.from({ length: width }, (_, index) => `x${index}`),
    training: part,
    validation: part,
  };
}

function experimentOf(plan: Partial<NetworkPlan>, change: Readonly<Record<string, unknown>> = {}) {
  const network = networkOf({
    hidden: 8,
    width: 256,
    activation: 'tanh',
    initializer: { type: 'glorot-normal' },
    ...plan,
  });
  const read = experimentFromJson({
    format: 'gradient-lab/experiment',
    version: 1,
    network,
    data: { source: 'moons' },
    training: { optimizer: { type: 'sgd', learningRate: 0.1 }, batchSize: 32, epochs: 10 },
    ...change,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function forecast(experiment: Experiment, data: DataSet): Preflight {
  const result = preflight(experiment, data);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** Mean factor per hidden layer of the back-propagated variance, from the last to the second. */
function backwardFactor({ layers }: Preflight): number {
  const [second, last] = [layers[1], layers.at(-2)];
  const steps = layers.length - 3;
  return ((second?.backwardVariance ?? NaN) / (last?.backwardVariance ?? NaN)) ** (1 / steps);
}

describe('backward variance per layer', () => {
  it.each<[string, Partial<NetworkPlan>, number, number, number]>([
    ['tanh in its linear range, Glorot: 1', {}, 0.1, 1, 0.1],
    ['tanh, +-1/sqrt(fan-in): 1/3', { initializer: { type: 'fan-in-uniform' } }, 0.1, 1 / 3, 0.1],
    ['ReLU, He: 1', { activation: 'relu', initializer: { type: 'he-normal' } }, 1, 1, 0.15],
    ['ReLU, Glorot: 1/2', { activation: 'relu' }, 1, 1 / 2, 0.15],
    [
      'linear, orthogonal: 1',
      { activation: 'linear', initializer: { type: 'orthogonal' } },
      1,
      1,
      0.05,
    ],
  ])('%s', (_, plan, size, expected, tolerance) => {
    const factor = backwardFactor(forecast(experimentOf(plan), dataOf(size)));
    expect(Math.abs(factor / expected - 1)).toBeLessThan(tolerance);
  });

  it('of sigmoid with Glorot is at most 1/16, for its slope is at most 1/4', () => {
    const factor = backwardFactor(forecast(experimentOf({ activation: 'sigmoid' }), dataOf(1)));
    expect(factor).toBeLessThan(1 / 16);
    expect(factor).toBeGreaterThan(0.85 / 16);
  });
});

const initialized = (type: string) => ({ initializer: { type } });
const rectified = { width: 64, activation: 'relu', ...initialized('he-normal') };
const under = (type: string, learningRate: number) => ({
  training: { optimizer: { type, learningRate }, batchSize: 32, epochs: 10 },
});

describe('the prediction', () => {
  it.each<[string, Experiment, DataSet]>([
    ['healthy', experimentOf({ width: 64 }), dataOf(1, 64)],
    ['vanishing-gradient', experimentOf({ width: 64, activation: 'sigmoid' }), dataOf(1, 64)],
    [
      'vanishing-gradient',
      experimentOf({
        width: 64,
        activation: 'relu',
        initializer: { type: 'normal', stddev: 0.02 },
      }),
      dataOf(1, 64),
    ],
    [
      'exploding-gradient',
      experimentOf({ width: 64, activation: 'relu', initializer: { type: 'normal', stddev: 0.6 } }),
      dataOf(1, 64),
    ],
    [
      'saturated-units',
      experimentOf({ width: 64, initializer: { type: 'normal', stddev: 2 } }),
      dataOf(1, 64),
    ],
    [
      'symmetric-weights',
      experimentOf({ width: 64, initializer: { type: 'zeros' } }),
      dataOf(1, 64),
    ],
    ['data-fault', experimentOf({ width: 64 }), dataOf(1, 64, 1)],
    ['shattered-gradient', experimentOf({ ...rectified, hidden: 20 }), dataOf(1, 64)],
    // SELU keeps samples apart, and Adam takes plain rectifiers of that depth some of the way.
    [
      'healthy',
      experimentOf({ hidden: 20, width: 64, activation: 'selu', ...initialized('lecun-normal') }),
      dataOf(1, 64),
    ],
    ['healthy', experimentOf({ ...rectified, hidden: 20 }, under('adam', 0.001)), dataOf(1, 64)],
    // Logistic regression: there are no hidden layers for the steps to move too little.
    ['healthy', experimentOf({ hidden: 0, width: 64 }), dataOf(1, 64)],
    ['dead-units', experimentOf(rectified, under('adam', 1)), dataOf(1, 64)],
    ['learning-rate-too-high', experimentOf({ width: 64 }, under('adam', 1)), dataOf(1, 64)],
    ['learning-rate-too-high', experimentOf(rectified, under('sgd', 2)), dataOf(1, 64)],
    [
      'learning-rate-too-low',
      experimentOf(
        {},
        {
          training: { optimizer: { type: 'adam', learningRate: 1e-7 }, batchSize: 32, epochs: 10 },
        },
      ),
      dataOf(1, 64),
    ],
  ])('is %s', (expected, experiment, data) => {
    expect(forecast(experiment, data).verdict.code).toBe(expected);
  });
});

describe('the trainable depth', () => {
  it('is small where sigmoids shrink the gradient by 1/4 a layer, and without bound for orthogonal linear layers', () => {
    // log10(1/4) = -0.6 a layer: -1.7 is reached between the second and the third.
    const sigmoid = forecast(experimentOf({ activation: 'sigmoid' }), dataOf(1));
    expect(sigmoid.trainableDepth).toBe(2);
    const linear = experimentOf({ activation: 'linear', initializer: { type: 'orthogonal' } });
    expect(forecast(linear, dataOf(1)).trainableDepth ?? Infinity).toBeGreaterThan(100);
  });
});
