import { initialize } from '../network/initializer';
import type { Initializer } from '../network/initializer';
import { differentiate } from '../program/differentiate';
import { item } from '../program/element';
import { evaluate } from '../program/interpreter';
import type { Program } from '../program/program';
import { ProgramBuilder } from '../program/program-builder';
import type { Value } from '../program/program-builder';
import type { Tensor } from '../program/tensor';
import { floatTensor } from '../program/tensor-type';
import { median } from './median';
import { seeds } from './starting-network';

export interface LineNetwork {
  /** Number of hidden layers of rectifiers. */
  readonly depth: number;
  readonly width: number;
  /** Blocks of two layers behind a first one, their branches scaled so; null: plain. */
  readonly branchScale: number | null;
}

const points = 256;
const reach = 2;
const he: Initializer = { type: 'he-normal' };

/**
 * Balduzzi et al. 2017, section 2: correlation of the gradient dy/dt with itself so many points further, over 256
 * points t in [-2, 2]; median of five seeds. As in their figure 1 every layer is mean-centred: its offsets are chosen so that each
 * unit's pre-activations have the mean 0 over the line. Without offsets a ReLU network of one input bends at 0 alone.
 */
export function gradientAutocorrelations(
  network: LineNetwork,
  lags: readonly number[],
): readonly number[] {
  const program = lineProgram(network);
  const x: Tensor = { shape: [points, 1], values: line() };
  const gradients = seeds.map((seed) => {
    const { gradient } = evaluate(program, { x }, weightsOf(network, seed));
    return [...(gradient?.values ?? [])];
  });
  return lags.map((lag) => median(gradients.map((gradient) => autocorrelation(gradient, lag))));
}

function lineProgram(network: LineNetwork): Program {
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(points, 1));
  const last = kernelShapes(network).length;
  let [value, blockStart] = [x, x];
  for (const [index, shape] of kernelShapes(network).entries()) {
    const place = index + 1;
    const z = builder.matmul(value, builder.variable(kernelName(place), floatTensor(...shape)));
    if (place === last) {
      value = z;
      break;
    }
    if (place % 2 === 0) blockStart = value;
    value = builder.apply('relu', [centred(builder, z)], {});
    if (network.branchScale !== null && place > 1 && place % 2 === 1) {
      value = builder.add(builder.multiply(network.branchScale, value), blockStart);
    }
  }
  // With its offsets fixed, the output at a point depends on that point alone: the sum's gradient is each one's own.
  const [gradient = x] = differentiate(builder, builder.sum(value), [x]);
  return builder.finish({ gradient });
}

function centred(builder: ProgramBuilder, z: Value): Value {
  const offset = builder.apply('stop-gradient', [builder.mean(z, [0], true)], {});
  return builder.subtract(z, offset);
}

function kernelShapes({ depth, width }: LineNetwork): readonly (readonly [number, number])[] {
  const hidden = Array.from({ length: depth }, (_, index) => [index === 0 ? 1 : width, width]);
  return [...hidden, [width, 1]].map(([inputs = 0, units = 0]) => [inputs, units] as const);
}

function weightsOf(network: LineNetwork, seed: number): Map<string, Tensor> {
  return new Map(
    kernelShapes(network).map((shape, index) => {
      const name = kernelName(index + 1);
      const values = initialize(he, shape, ...shape, seed, name);
      return [name, { shape, values: Float64Array.from(values) }];
    }),
  );
}

function kernelName(place: number): string {
  return `d${place}/kernel`;
}

function line(): Float64Array {
  return Float64Array.from(
    { length: points },
    (_, index) => reach * ((2 * index) / (points - 1) - 1),
  );
}

/** Of a series with itself `lag` places later, its mean taken away; 1 at lag 0. */
export function autocorrelation(series: readonly number[], lag: number): number {
  const mean = series.reduce((sum, value) => sum + value, 0) / series.length;
  const centredSeries = series.map((value) => value - mean);
  const product = (distance: number): number =>
    centredSeries
      .slice(distance)
      .reduce((sum, value, index) => sum + value * item(centredSeries, index), 0);
  return product(lag) / product(0);
}
