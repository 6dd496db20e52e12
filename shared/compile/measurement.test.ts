import { beforeAll, describe, expect, it } from 'vitest';
import { dataShape } from '../data/data-set';
import type { Network } from '../network/network';
import { evaluate } from '../program/interpreter';
import { ProgramBuilder } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import type { SignalName } from '../signals/signal';
import { referenceSession } from '../training/reference-session';
import type { TrainingSession } from '../training/training-session';
import { forwardPass } from './forward-pass';
import { lossOf, targetType } from './loss';
import {
  activation,
  batchNormalization,
  compiled,
  dense,
  firstRows,
  sampleData,
  series,
  startingVariables,
  trainable,
} from './testing/small-network';

const rows = 6;
const data = sampleData([3], rows);

describe('delta-rms', () => {
  // Every case names, per weight layer, a variable that is added to its pre-activation and nothing else: its bias,
  // or the beta of the normalization that follows. Its derivative of one sample's loss is that sample's delta.
  it.each<[string, Network, readonly string[]]>([
    [
      'at the input of the activation',
      series(dense('d1', 4), activation('a1', 'tanh'), dense('d2', 2), activation('a2', 'relu')),
      ['d1/bias', 'd2/bias', 'output/bias'],
    ],
    [
      'behind a batch normalization',
      series(dense('d1', 4), batchNormalization('n1'), activation('a1', 'sigmoid')),
      ['n1/beta', 'output/bias'],
    ],
    [
      'at its own output where no activation follows',
      series(dense('d1', 4), dense('d2', 3)),
      ['d1/bias', 'd2/bias', 'output/bias'],
    ],
  ])('is the derivative of the per-sample loss %s', (_, network, shifts) => {
    const plan = compiled(network, data);
    const session = referenceSession(plan, data);
    const measured = [...(session.measure(1)['delta-rms'] ?? [])];
    const direct = shifts.map((shift) => directDeltaRms(network, shift));
    expect(measured.length).toBe(direct.length);
    measured.forEach((value, index) => {
      // Signals come back as float32.
      expect(value / (direct[index] ?? NaN)).toBeCloseTo(1, 5);
    });
  });

  it('does not depend on the size of the probe batch where all samples are alike', () => {
    const network = series(dense('d1', 4), activation('a1', 'tanh'));
    const [one, many] = [1, 7].map((count) => {
      const alike = sampleData([3], 1);
      const inputs = repeated(alike.training.inputs, count);
      const part = { count, inputs, targets: new Float32Array(count) };
      const copies = { ...alike, training: part, validation: part };
      return [
        ...(referenceSession(compiled(network, copies), copies).measure(1)['delta-rms'] ?? []),
      ];
    });
    one?.forEach((value, index) => expect(value / (many?.[index] ?? NaN)).toBeCloseTo(1, 6));
  });
});

/** By central differences of each sample's loss with respect to every element of the shifted variable. */
function directDeltaRms(network: Network, shift: string): number {
  const plan = compiled(network, data);
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(rows, 3));
  const y = builder.input('y', targetType(dataShape(data), rows));
  const { output } = forwardPass(builder, trainable(network, dataShape(data)), {
    x,
    mode: 'measurement',
  });
  const { perSample } = lossOf(builder, dataShape(data), output, y, null);
  const program = builder.finish({ perSample });
  const variables = startingVariables(plan);
  const shifted = variables.get(shift)?.values ?? new Float64Array();
  const step = 1e-5;
  const squares: number[] = [];
  shifted.forEach((value, unit) => {
    const lossesAt = (moved: number): Float64Array => {
      shifted[unit] = moved;
      const { perSample: each } = evaluate(program, firstRows(data, rows), variables);
      return each?.values ?? new Float64Array();
    };
    const above = lossesAt(value + step);
    const below = lossesAt(value - step);
    shifted[unit] = value;
    above.forEach((loss, sample) => {
      squares.push(((loss - (below[sample] ?? NaN)) / (2 * step)) ** 2);
    });
  });
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

function repeated(values: Float32Array, count: number): Float32Array {
  const result = new Float32Array(values.length * count);
  for (let copy = 0; copy < count; copy += 1) result.set(values, copy * values.length);
  return result;
}

describe('signals of the weights', () => {
  const network = series(dense('d1', 4), activation('a1', 'tanh'));
  const plan = compiled(network, data);
  const rate = 0.1;
  const kernels = ['d1/kernel', 'output/kernel'];
  const history: Float32Array[][] = [];
  let session: TrainingSession;
  let signals: Readonly<Record<string, Float32Array>> = {};

  beforeAll(() => {
    session = referenceSession(plan, data);
    history.push(kernels.map((kernel) => session.read(kernel)));
    session.measure(0);
    for (let epoch = 0; epoch < 2; epoch += 1) {
      const steps = 3;
      const order = Int32Array.from({ length: steps * plan.batchSize }, (_, i) => i % rows);
      const coefficients = Array.from({ length: steps }, (_, i) => plan.coefficients.at(i)).flat();
      session.train(steps, order, Float32Array.from(coefficients));
      signals = session.measure(steps * rate);
      history.push(kernels.map((kernel) => session.read(kernel)));
    }
  });

  const distance = (a: number, b: number, layer: number): number =>
    Math.hypot(
      ...Array.from(
        history[a]?.[layer] ?? [],
        (value, index) => value - (history[b]?.[layer]?.[index] ?? NaN),
      ),
    );
  const initialLength = (layer: number): number => Math.hypot(...(history[0]?.[layer] ?? []));

  it.each<[SignalName, (layer: number) => number]>([
    ['weight-change', (layer) => distance(2, 0, layer)],
    ['relative-weight-change', (layer) => distance(2, 0, layer) / initialLength(layer)],
    ['epoch-weight-change', (layer) => distance(2, 1, layer)],
    ['relative-epoch-weight-change', (layer) => distance(2, 1, layer) / initialLength(layer)],
    ['gradient-estimate', (layer) => distance(2, 1, layer) / 0.3],
    // Six rows in batches of four: one step an epoch by the plan.
    ['update-ratio', (layer) => distance(2, 1, layer) / Math.hypot(...(history[1]?.[layer] ?? []))],
  ])('%s follows from the weights as they were', (name, expected) => {
    kernels.forEach((_, layer) => {
      expect((signals[name]?.[layer] ?? NaN) / expected(layer)).toBeCloseTo(1, 4);
    });
  });

  it('weight-gradient-norm is the step that plain SGD would take, divided by the rate', () => {
    // One step on the probe batch itself, which is all of the data.
    const whole = compiled(network, data, {
      optimizer: plainOptimizer(rate),
      batchSize: rows,
      epochs: 1,
    });
    const other = referenceSession(whole, data);
    const measured = other.measure(0);
    const before = kernels.map((kernel) => other.read(kernel));
    other.train(
      1,
      Int32Array.from({ length: rows }, (_, row) => row),
      Float32Array.from(whole.coefficients.at(0)),
    );
    kernels.forEach((kernel, layer) => {
      const after = other.read(kernel);
      const moved = Math.hypot(...Array.from(after, (w, i) => w - (before[layer]?.[i] ?? NaN)));
      const length = measured['weight-gradient-norm']?.[layer] ?? NaN;
      expect(moved / rate / length).toBeCloseTo(1, 4);
      const rms = measured['weight-gradient-rms']?.[layer] ?? NaN;
      expect(rms * Math.sqrt(after.length)).toBeCloseTo(length, 6);
    });
  });

  it('follows weight w11 of every layer unless others are asked for', () => {
    expect([...(signals.traces ?? [])]).toEqual(
      kernels.map((_, layer) => history[2]?.[layer]?.[0]),
    );
    const picked = [{ layer: 'd1', index: [2, 3] }];
    const other = compiled(network, data, undefined, { traces: picked });
    const last = referenceSession(other, data).read('d1/kernel').at(-1);
    expect([...(referenceSession(other, data).measure(0).traces ?? [])]).toEqual([last]);
  });

  it('are 0 before the first step, not a quotient of nothing', () => {
    const fresh = referenceSession(plan, data).measure(0);
    expect([...(fresh['gradient-estimate'] ?? [])]).toEqual([0, 0]);
    expect([...(fresh['relative-weight-change'] ?? [])]).toEqual([0, 0]);
  });
});

function plainOptimizer(learningRate: number) {
  return {
    type: 'sgd',
    learningRate,
    momentum: 0,
    nesterov: false,
    schedule: { type: 'constant' },
  } as const;
}

describe('the measurement', () => {
  it('uses batch statistics and leaves the moving averages alone', () => {
    const network = series(dense('d1', 4), batchNormalization('n1'), activation('a1', 'relu'));
    const session = referenceSession(compiled(network, data), data);
    const before = session.read('n1/moving-mean');
    // Moving averages far from the truth would show in every delta if they were used.
    const plain = session.measure(0)['delta-rms'];
    session.write('n1/moving-variance', new Float32Array(4).fill(1e6));
    expect(session.measure(0)['delta-rms']).toEqual(plain);
    expect(session.read('n1/moving-mean')).toEqual(before);
  });

  it('drops nothing', () => {
    const layers = [
      dense('d1', 4),
      { id: 'p', type: 'dropout', rate: 0.9 } as const,
      activation('a1', 'tanh'),
    ];
    const without = [dense('d1', 4), activation('a1', 'tanh')];
    const [dropped, plain] = [layers, without].map(
      (each) => referenceSession(compiled(series(...each), data), data).measure(0)['delta-rms'],
    );
    expect(dropped).toEqual(plain);
  });

  it('scales with the loss: class weights of 2 double every delta', () => {
    const network = series(dense('d1', 4), activation('a1', 'tanh'));
    const training = { optimizer: plainOptimizer(0.1), batchSize: 4, epochs: 1 };
    const weighted = { ...training, classWeights: [2, 2, 2] };
    const [once, twice] = [training, weighted].map(
      (each) => referenceSession(compiled(network, data, each), data).measure(0)['delta-rms'],
    );
    expect(twice).toEqual(once?.map((value) => 2 * value));
  });
});

it('a plan measures what it says that it measures', () => {
  const plan = compiled(series(dense('d1', 2)), data);
  const results = referenceSession(plan, data).measure(0);
  // Without batch norm there is nothing to sample of it.
  const samples = ['samples/activation', 'samples/weight', 'samples/weight-gradient'];
  expect(Object.keys(results).sort()).toEqual(
    [...plan.measured, ...samples, 'probeLoss', 'traces'].sort(),
  );
});
