import type { AttributesOf, OperationName } from '../../../../../shared/program/operations';
import type { TensorType } from '../../../../../shared/program/tensor-type';
import type { HloBlock } from '../hlo-block';
import type { HloValue } from '../hlo-type';

/** One operation of a program on its way into StableHLO. */
export interface Lowered<OperationAttributes> {
  readonly block: HloBlock;
  readonly inputs: readonly HloValue[];
  readonly attributes: OperationAttributes;
  readonly type: TensorType;
}

/** Writes one operation and returns its result. */
export type Lowering<OperationAttributes> = (lowered: Lowered<OperationAttributes>) => HloValue;

export type LoweringOf<Name extends OperationName> = Lowering<AttributesOf<Name>>;

export function operand({ inputs }: Lowered<unknown>, index: number): HloValue {
  const value = inputs[index];
  if (value === undefined) throw new Error(`Input ${index} is missing.`);
  return value;
}
