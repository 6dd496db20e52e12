import type { Layer } from '../../../shared/network/layer-types';
import type { Connection, Network } from '../../../shared/network/network';

type Function = Layer<'activation'>['function'];

/** `depth` hidden dense layers of one width, each with its function. */
export function deepNetwork(depth: number, units: number, name: Function): Network {
  return series(
    ...numbered(depth).flatMap((k) => [
      { id: `d${k}`, type: 'dense', units, ...weights } as const,
      activation(`a${k}`, name),
    ]),
  );
}

/** Two convolutions with pooling, and a dense layer. */
export function smallConvolution(): Network {
  return series(
    convolution('c1', 16),
    activation('a1', 'relu'),
    pooling('p1'),
    convolution('c2', 32),
    activation('a2', 'relu'),
    pooling('p2'),
    { id: 'd1', type: 'dense', units: 64, ...weights },
    activation('a3', 'relu'),
  );
}

/** He et al. 2016, section 4.2 with n = 1: three stages of one block, 6n + 2 = 8 layers. */
export function residualEight(): Network {
  const first = [convolution('stem', 16, 1, false), normalization('n0'), activation('a0', 'relu')];
  const blocks = [block(1, 'a0', 16, 1), block(2, 'b1', 32, 2), block(3, 'b2', 64, 2)];
  const last: readonly Layer[] = [
    { id: 'pool', type: 'global-average-pooling-2d' },
    { id: 'output', type: 'output', ...weights },
  ];
  return {
    layers: [input, ...first, ...blocks.flatMap(({ layers }) => layers), ...last],
    connections: [
      ...chain(['input', ...first.map(({ id }) => id)]),
      ...blocks.flatMap(({ connections }) => connections),
      ...chain(['b3', 'pool', 'output']),
    ],
    groups: [],
  };
}

/** Two convolutions beside a skip, which is a 1 × 1 convolution where the shape changes. Ends in `b<k>`. */
function block(k: number, from: string, filters: number, strides: number): Omit<Network, 'groups'> {
  const main: readonly Layer[] = [
    convolution(`c${k}`, filters, strides, false),
    normalization(`n${k}`),
    activation(`a${k}`, 'relu'),
    convolution(`e${k}`, filters, 1, false),
    normalization(`m${k}`),
  ];
  const skip: readonly Layer[] =
    strides === 1 ? [] : [{ ...convolution(`s${k}`, filters, strides, false), kernelSize: 1 }];
  const sum: Layer = { id: `sum${k}`, type: 'add' };
  return {
    layers: [...main, ...skip, sum, activation(`b${k}`, 'relu')],
    connections: [
      ...chain([from, ...main.map(({ id }) => id), sum.id, `b${k}`]),
      ...chain([from, ...skip.map(({ id }) => id), sum.id]),
    ],
  };
}

const weights = { initializer: { type: 'glorot-uniform' }, useBias: true } as const;

const input: Layer = { id: 'input', type: 'input' };

function activation(id: string, name: Function): Layer {
  return { id, type: 'activation', function: name, slope: 0.01 };
}

function normalization(id: string): Layer {
  return { id, type: 'batch-normalization', momentum: 0.99, epsilon: 1e-3 };
}

function pooling(id: string): Layer {
  return { id, type: 'max-pooling-2d', poolSize: 2, padding: 'valid' };
}

function convolution(id: string, filters: number, strides = 1, useBias = true): Layer<'conv-2d'> {
  const { initializer } = weights;
  const window = { kernelSize: 3, strides, padding: 'same' } as const;
  return { id, type: 'conv-2d', filters, ...window, initializer, useBias };
}

function series(...between: readonly Layer[]): Network {
  const layers = [input, ...between, { id: 'output', type: 'output', ...weights } as const];
  return { layers, connections: chain(layers.map(({ id }) => id)), groups: [] };
}

function chain(ids: readonly string[]): readonly Connection[] {
  return ids.slice(1).map((id, index) => [ids[index] ?? id, id]);
}

function numbered(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
