import { hloType, ofElement, typeText } from '../hlo-type';
import type { HloBlock } from '../hlo-block';
import { integers } from '../hlo-block';
import type { HloValue } from '../hlo-type';
import type { LoweringOf } from './lowering';
import { operand } from './lowering';

export const oneHot: LoweringOf<'one-hot'> = (lowered) => {
  const { block, type } = lowered;
  const { shape } = type;
  const indices = operand(lowered, 0);
  const spread = block.broadcast(indices, shape, [...indices.type.shape.keys()]);
  const places = block.iota(ofElement('i32', ...shape), shape.length - 1);
  return block.convert(block.compare('EQ', spread, places), 'f32');
};

export const gather: LoweringOf<'gather'> = (lowered) =>
  gatherRows(lowered.block, operand(lowered, 0), operand(lowered, 1));

/** The rows of the table at the indices. */
export function gatherRows(block: HloBlock, table: HloValue, indices: HloValue): HloValue {
  const [, ...row] = table.type.shape;
  const rank = indices.type.shape.length;
  const offsets = row.map((_, axis) => rank + axis);
  const details =
    `<{dimension_numbers = #stablehlo.gather<offset_dims = [${offsets.join(', ')}], ` +
    `collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = ${rank}>, ` +
    `slice_sizes = ${integers([1, ...row])}, indices_are_sorted = false}>`;
  const shape = [...indices.type.shape, ...row];
  return block.write('gather', [table, indices], { element: table.type.element, shape }, details);
}

export const scatterRows: LoweringOf<'scatter-rows'> = (lowered) => {
  const { block, type } = lowered;
  const indices = operand(lowered, 0);
  const values = operand(lowered, 1);
  const rank = indices.type.shape.length;
  const windows = type.shape.slice(1).map((_, axis) => rank + axis);
  const zeros = block.floats([0], type.shape);
  const [sum, addend] = [block.names.next(), block.names.next()];
  const total = block.names.next();
  const scalar = typeText(ofElement('f32'));
  const types = [zeros, indices, values].map((value) => typeText(value.type)).join(', ');
  return block.line(
    `"stablehlo.scatter"(${zeros.name}, ${indices.name}, ${values.name}) <{` +
      `scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [${windows.join(', ')}], ` +
      `inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = ${rank}>, ` +
      `indices_are_sorted = false, unique_indices = false}> ({ ` +
      `^bb0(${sum}: ${scalar}, ${addend}: ${scalar}): ` +
      `${total} = stablehlo.add ${sum}, ${addend} : ${scalar} ` +
      `stablehlo.return ${total} : ${scalar} }) : (${types}) -> `,
    hloType(type),
  );
};
