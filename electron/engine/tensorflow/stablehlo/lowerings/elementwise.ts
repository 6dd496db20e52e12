import type { HloBlock } from '../hlo-block';
import type { HloValue } from '../hlo-type';
import { hloType } from '../hlo-type';
import type { Lowering, LoweringOf } from './lowering';
import { operand } from './lowering';

/** An operation of the same meaning on one operand. */
export function unary(operation: Parameters<HloBlock['unary']>[0]): Lowering<unknown> {
  return (lowered) => lowered.block.unary(operation, operand(lowered, 0));
}

/** An operation of the same meaning on two operands that broadcast. */
export function binary(operation: Parameters<HloBlock['binary']>[0]): Lowering<unknown> {
  return (lowered) => {
    const { block, type } = lowered;
    return block.binary(operation, operand(lowered, 0), operand(lowered, 1), type.shape);
  };
}

/** A comparison: truths become 0 and 1. */
export function comparison(direction: 'GT' | 'EQ'): Lowering<unknown> {
  return (lowered) => {
    const { block, type } = lowered;
    const truth = block.compare(direction, operand(lowered, 0), operand(lowered, 1), type.shape);
    return block.convert(truth, 'f32');
  };
}

export const square: Lowering<unknown> = (lowered) => {
  const x = operand(lowered, 0);
  return lowered.block.binary('multiply', x, x);
};

export const reciprocal: Lowering<unknown> = (lowered) => {
  const { block, type } = lowered;
  return block.binary('divide', block.floats([1], type.shape), operand(lowered, 0));
};

/** NaN stays NaN: XLA is told not to lose it (environment.ts). */
export const relu: Lowering<unknown> = (lowered) => {
  const { block, type } = lowered;
  return block.binary('maximum', operand(lowered, 0), block.floats([0], type.shape));
};

export const reluGradient: Lowering<unknown> = (lowered) => {
  const { block, type } = lowered;
  const zeros = block.floats([0], type.shape);
  const passes = block.compare('GT', operand(lowered, 0), zeros, type.shape);
  return block.select(passes, operand(lowered, 1), zeros);
};

/** max(x, 0) + log(1 + exp(-|x|)) neither overflows nor loses small values. */
export const softplus: Lowering<unknown> = (lowered) => {
  const { block, type } = lowered;
  const x = operand(lowered, 0);
  const decay = block.unary('exponential', block.unary('negate', block.unary('abs', x)));
  const positive = block.binary('maximum', x, block.floats([0], type.shape));
  return block.binary('add', positive, block.unary('log_plus_one', decay));
};

export const erf: Lowering<unknown> = (lowered) => {
  const type = hloType(lowered.type);
  return chlo(lowered.block, 'erf', operand(lowered, 0), type);
};

export const select: Lowering<unknown> = (lowered) => {
  const { block, type } = lowered;
  const truth = block.compare('NE', operand(lowered, 0), block.floats([0], type.shape));
  return block.select(truth, operand(lowered, 1), operand(lowered, 2));
};

export const cast: LoweringOf<'cast'> = (lowered) =>
  lowered.block.convert(operand(lowered, 0), hloType(lowered.type).element);

export const unchanged: Lowering<unknown> = (lowered) => operand(lowered, 0);

/** Of the dialect of functions that StableHLO has no operation for. */
function chlo(block: HloBlock, operation: string, x: HloValue, type: HloValue['type']): HloValue {
  const from = `tensor<${[...x.type.shape, x.type.element].join('x')}>`;
  return block.line(`"chlo.${operation}"(${x.name}) : (${from}) -> `, type);
}
