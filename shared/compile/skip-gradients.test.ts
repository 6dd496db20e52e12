import { describe, expect, it } from 'vitest';
import type { Layer } from '../network/layer-types';
import type { Network } from '../network/network';
import { referenceSession } from '../training/reference-session';
import type { TrainingSession } from '../training/training-session';
import { activation, compiled, dense, sampleData, trainable } from './testing/small-network';
import { dataShape } from '../data/data-set';
import { skipBlocks } from './skip-blocks';

const rows = 6;
const data = sampleData([3], rows);
const [scaleOfMain, scaleOfSkip] = [0.5, 2];

/** d1, then d2 and d3 with a skip path around them, which a dense layer may project. All linear. */
function block(projected: boolean): Network {
  const projection: readonly Layer[] = projected ? [dense('p', 4)] : [];
  const end = projected ? 'p' : 'd1';
  return {
    layers: [
      { id: 'input', type: 'input' },
      ...[dense('d1', 4), dense('d2', 5), dense('d3', 4), ...projection],
      { id: 'sum', type: 'add', scales: [scaleOfMain, scaleOfSkip] },
      { id: 'output', type: 'output', initializer: { type: 'glorot-uniform' }, useBias: true },
    ],
    connections: [
      ['input', 'd1'],
      ['d1', 'd2'],
      ['d2', 'd3'],
      ['d3', 'sum'],
      ...(projected ? ([['d1', 'p']] as const) : []),
      [end, 'sum'],
      ['sum', 'output'],
    ],
    groups: [],
  };
}

type Matrix = readonly (readonly number[])[];

function kernelOf(session: TrainingSession, layer: string, columns: number): Matrix {
  const values = session.read(`${layer}/kernel`);
  return Array.from({ length: values.length / columns }, (_, row) => [
    ...values.subarray(row * columns, (row + 1) * columns),
  ]);
}

function product(a: Matrix, b: Matrix): Matrix {
  return a.map((row) =>
    (b[0] ?? []).map((_, column) =>
      row.reduce((sum, value, place) => sum + value * (b[place]?.[column] ?? NaN), 0),
    ),
  );
}

function transposed(a: Matrix): Matrix {
  return (a[0] ?? []).map((_, column) => a.map((row) => row[column] ?? NaN));
}

function plus(a: Matrix, b: Matrix, [p, q]: readonly [number, number]): Matrix {
  return a.map((row, i) => row.map((value, j) => p * value + q * (b[i]?.[j] ?? NaN)));
}

function rootMeanSquare(a: Matrix): number {
  const squares = a.flat().map((value) => value * value);
  return Math.sqrt(squares.reduce((sum, square) => sum + square) / squares.length);
}

/** Gradient of each sample's cross-entropy at the sum, by hand: (softmax - one-hot) times the output's kernel. */
function gradientAtSum(session: TrainingSession, projected: boolean): Matrix {
  const inputs = Array.from({ length: rows }, (_, row) => [
    ...data.training.inputs.subarray(row * 3, row * 3 + 3),
  ]);
  const first = product(inputs, kernelOf(session, 'd1', 4));
  const main = product(product(first, kernelOf(session, 'd2', 5)), kernelOf(session, 'd3', 4));
  const skip = projected ? product(first, kernelOf(session, 'p', 4)) : first;
  const output = kernelOf(session, 'output', 3);
  const logits = product(plus(main, skip, [scaleOfMain, scaleOfSkip]), output);
  const atLogits = logits.map((row, sample) => {
    const all = row.reduce((sum, logit) => sum + Math.exp(logit), 0);
    return row.map((logit, k) => Math.exp(logit) / all - (k === sample % 3 ? 1 : 0));
  });
  return product(atLogits, transposed(output));
}

describe.each([
  ['straight from the fork', false],
  ['through a projection', true],
])('with a skip %s', (_, projected) => {
  const plan = compiled(block(projected), data);
  const session = referenceSession(plan, data);
  const measured = session.measure(1);
  const place = plan.layers.findIndex(({ id }) => id === 'd3');
  const atSum = gradientAtSum(session, projected);

  it('the gradient through it is what it passes on from the sum', () => {
    const scaled = atSum.map((row) => row.map((value) => scaleOfSkip * value));
    const direct = projected ? product(scaled, transposed(kernelOf(session, 'p', 4))) : scaled;
    const ratio = (measured['skip-gradient-rms']?.[place] ?? NaN) / rootMeanSquare(direct);
    expect(ratio).toBeCloseTo(1, 5);
  });

  it('the gradient through the main branch has passed both of its layers', () => {
    const behind = product(atSum, transposed(kernelOf(session, 'd3', 4)));
    const direct = product(behind, transposed(kernelOf(session, 'd2', 5)));
    const ratio =
      (measured['main-gradient-rms']?.[place] ?? NaN) / (scaleOfMain * rootMeanSquare(direct));
    expect(ratio).toBeCloseTo(1, 5);
  });

  it('both are told at the last weight layer of the main branch alone', () => {
    expect(plan.applies['skip-gradient-rms']).toEqual(plan.layers.map(({ id }) => id === 'd3'));
  });
});

describe('the paths into an add', () => {
  const joined = (layers: readonly Layer[], connections: Network['connections']): Network => ({
    layers: [
      { id: 'input', type: 'input' },
      ...layers,
      { id: 'output', type: 'output', initializer: { type: 'glorot-uniform' }, useBias: true },
    ],
    connections,
    groups: [],
  });
  const blocksOf = (network: Network) => skipBlocks(trainable(network, dataShape(data)));

  it('part at the last layer that is before all of them, as in blocks behind each other', () => {
    const network = joined(
      [
        dense('d1', 3),
        dense('d2', 3),
        { id: 's2', type: 'add' },
        dense('d3', 3),
        { id: 's3', type: 'add' },
      ],
      [
        ['input', 'd1'],
        ['d1', 'd2'],
        ['d2', 's2'],
        ['d1', 's2'],
        ['s2', 'd3'],
        ['d3', 's3'],
        ['s2', 's3'],
        ['s3', 'output'],
      ],
    );
    expect(blocksOf(network).map(({ fork, layer }) => [fork, layer])).toEqual([
      ['d1', 'd2'],
      ['s2', 'd3'],
    ]);
  });

  it('are not compared where a branch has no weights, or begins at a layer with other inputs', () => {
    const bare = joined(
      [dense('d1', 3), activation('a1', 'tanh'), { id: 's', type: 'add' }],
      [
        ['input', 'd1'],
        ['d1', 'a1'],
        ['a1', 's'],
        ['d1', 's'],
        ['s', 'output'],
      ],
    );
    const mixed = joined(
      [dense('d1', 3), { id: 'c', type: 'concatenate' }, dense('d2', 3), { id: 's', type: 'add' }],
      [
        ['input', 'd1'],
        ['input', 'c'],
        ['d1', 'c'],
        ['c', 'd2'],
        ['d2', 's'],
        ['d1', 's'],
        ['s', 'output'],
      ],
    );
    expect(blocksOf(mixed)).toEqual([]);
    expect(blocksOf(bare)).toEqual([]);
  });
});
