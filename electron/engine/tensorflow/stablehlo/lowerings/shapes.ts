import { hloType } from '../hlo-type';
import { integers } from '../hlo-block';
import type { LoweringOf } from './lowering';
import { operand } from './lowering';

export const reshape: LoweringOf<'reshape'> = (lowered) =>
  lowered.block.reshape(operand(lowered, 0), lowered.type.shape);

export const transpose: LoweringOf<'transpose'> = ({ block, inputs, attributes, type }) =>
  block.write(
    'transpose',
    inputs,
    hloType(type),
    `<{permutation = ${integers(attributes.permutation)}}>`,
  );

export const broadcast: LoweringOf<'broadcast'> = (lowered) =>
  lowered.block.stretched(operand(lowered, 0), lowered.type.shape);

export const slice: LoweringOf<'slice'> = (lowered) => {
  const { block, attributes } = lowered;
  return block.slice(operand(lowered, 0), attributes.begin, attributes.size);
};

export const pad: LoweringOf<'pad'> = (lowered) => {
  const { block, attributes } = lowered;
  return block.pad(operand(lowered, 0), block.floats([0]), attributes.before, attributes.after);
};

export const concatenate: LoweringOf<'concatenate'> = ({ block, inputs, attributes, type }) =>
  block.concatenate(inputs, attributes.axis, type.shape);

export const stack: LoweringOf<'stack'> = ({ block, inputs, attributes: { axis }, type }) => {
  const parts = inputs.map((input) => {
    const { shape } = input.type;
    return block.reshape(input, [...shape.slice(0, axis), 1, ...shape.slice(axis)]);
  });
  return block.concatenate(parts, axis, type.shape);
};
