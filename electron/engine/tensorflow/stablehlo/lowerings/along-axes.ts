import type { HloBlock } from '../hlo-block';
import type { HloValue } from '../hlo-type';
import { hloType, ofElement } from '../hlo-type';
import type { LoweringOf } from './lowering';
import { operand } from './lowering';

export const matmul: LoweringOf<'matmul'> = (lowered) => {
  const { block, inputs, attributes, type } = lowered;
  const left = attributes.transposeA ? 0 : 1;
  const right = attributes.transposeB ? 1 : 0;
  const details = `<{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [${left}], rhs_contracting_dimensions = [${right}]>}>`;
  return block.write('dot_general', inputs, hloType(type), details);
};

export const reduceSum: LoweringOf<'reduce-sum'> = (lowered) => {
  const { block, attributes, type } = lowered;
  const sum = block.reduce('add', operand(lowered, 0), attributes.axes, block.floats([0]));
  return block.reshape(sum, type.shape);
};

export const reduceMean: LoweringOf<'reduce-mean'> = (lowered) => {
  const { block, attributes, type } = lowered;
  return block.reshape(meanOver(block, operand(lowered, 0), attributes.axes), type.shape);
};

export const reduceVariance: LoweringOf<'reduce-variance'> = (lowered) => {
  const { block, attributes, type } = lowered;
  const { variance } = momentsOver(block, operand(lowered, 0), attributes.axes);
  return block.reshape(variance, type.shape);
};

/** The axes disappear. */
export function meanOver(block: HloBlock, x: HloValue, axes: readonly number[]): HloValue {
  const count = axes.reduce((product, axis) => product * (x.type.shape[axis] ?? 1), 1);
  const sum = block.reduce('add', x, axes, block.floats([0]));
  return block.binary('divide', sum, block.floats([count], sum.type.shape));
}

/** Mean and variance over the axes, which disappear, and what is left of x without the mean. */
export function momentsOver(block: HloBlock, x: HloValue, axes: readonly number[]) {
  const { shape } = x.type;
  const others = [...shape.keys()].filter((axis) => !axes.includes(axis));
  const mean = meanOver(block, x, axes);
  const rest = block.binary('subtract', x, block.broadcast(mean, shape, others));
  const variance = meanOver(block, block.binary('multiply', rest, rest), axes);
  return { mean, rest, variance };
}

export const reduceMax: LoweringOf<'reduce-max'> = (lowered) => {
  const { block, attributes, type } = lowered;
  return block.reshape(greatest(block, operand(lowered, 0), attributes.axes), type.shape);
};

/** The first place where the greatest element stands: 0 where there is none, among NaNs alone. */
export const argMax: LoweringOf<'arg-max'> = (lowered) => {
  const { block, attributes, type } = lowered;
  const { axis } = attributes;
  const x = operand(lowered, 0);
  const { shape } = x.type;
  const size = shape[axis] ?? 0;
  const others = [...shape.keys()].filter((other) => other !== axis);
  const most = block.broadcast(greatest(block, x, [axis]), shape, others);
  const places = block.iota(ofElement('i32', ...shape), axis);
  const candidates = block.select(
    block.compare('EQ', x, most),
    places,
    block.integers([size], shape),
  );
  const first = block.reduce('minimum', candidates, [axis], block.integers([size]));
  const none = block.compare('EQ', first, block.integers([size], type.shape));
  return block.select(none, block.integers([0], type.shape), first);
};

/** Shifted by the greatest logit, so that nothing overflows. */
export const logSoftmax: LoweringOf<'log-softmax'> = (lowered) => {
  const { block, type } = lowered;
  const x = operand(lowered, 0);
  const lastAxis = type.shape.length - 1;
  const rows = [...type.shape.keys()].slice(0, lastAxis);
  const spread = (value: HloValue): HloValue => block.broadcast(value, type.shape, rows);
  const shifted = block.binary('subtract', x, spread(greatest(block, x, [lastAxis])));
  const powers = block.unary('exponential', shifted);
  const total = block.reduce('add', powers, [lastAxis], block.floats([0]));
  return block.binary('subtract', shifted, spread(block.unary('log', total)));
};

function greatest(block: HloBlock, x: HloValue, axes: readonly number[]): HloValue {
  return block.reduce('maximum', x, axes, block.floats([-Infinity]));
}
