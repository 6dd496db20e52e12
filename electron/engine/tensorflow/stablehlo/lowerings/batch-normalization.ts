import type { HloBlock } from '../hlo-block';
import type { HloValue } from '../hlo-type';
import { meanOver, momentsOver } from './along-axes';
import type { LoweringOf } from './lowering';
import { operand } from './lowering';

export const batchNormalization: LoweringOf<'batch-normalization'> = (lowered) => {
  const { block, attributes, type } = lowered;
  const { standardized } = standardize(block, operand(lowered, 0), attributes.epsilon);
  const scaled = block.binary('multiply', standardized, operand(lowered, 1), type.shape);
  return block.binary('add', scaled, operand(lowered, 2), type.shape);
};

export const batchNormalizationInputGradient: LoweringOf<'batch-normalization-input-gradient'> = (
  lowered,
) => {
  const { block, attributes, type } = lowered;
  const { shape } = type;
  const [gamma, upstream] = [operand(lowered, 1), operand(lowered, 2)];
  const { standardized, scale, axes } = standardize(block, operand(lowered, 0), attributes.epsilon);
  const products = block.binary('multiply', upstream, standardized);
  const meanProduct = meanOver(block, products, axes);
  const along = block.binary('multiply', standardized, meanProduct, shape);
  const rest = block.binary('subtract', upstream, meanOver(block, upstream, axes), shape);
  const factor = block.binary('multiply', gamma, scale);
  return block.binary('multiply', block.binary('subtract', rest, along), factor, shape);
};

export const batchNormalizationScaleGradient: LoweringOf<'batch-normalization-scale-gradient'> = (
  lowered,
) => {
  const { block, attributes } = lowered;
  const { standardized, axes } = standardize(block, operand(lowered, 0), attributes.epsilon);
  const products = block.binary('multiply', operand(lowered, 2), standardized);
  return block.reduce('add', products, axes, block.floats([0]));
};

/** Mean 0 and variance 1 for every unit; written once however often it is asked for. */
function standardize(block: HloBlock, x: HloValue, epsilon: number) {
  const { shape } = x.type;
  const axes = [...shape.keys()].slice(0, -1);
  const { rest, variance } = momentsOver(block, x, axes);
  const raised = block.binary('add', variance, block.floats([epsilon], variance.type.shape));
  const scale = block.unary('rsqrt', raised);
  return { standardized: block.binary('multiply', rest, scale, shape), scale, axes };
}
