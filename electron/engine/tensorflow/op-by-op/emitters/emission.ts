import type { AttributesOf, OperationName } from '../../../../../shared/program/operations';
import type { TensorType } from '../../../../../shared/program/tensor-type';
import type { GraphScope, Reference } from '../../graph-scope';

/** One operation of a program on its way into a graph. */
export interface Emission<OperationAttributes> {
  readonly scope: GraphScope;
  readonly inputs: readonly Reference[];
  readonly inputTypes: readonly TensorType[];
  readonly attributes: OperationAttributes;
  readonly type: TensorType;
}

/** Adds the nodes of one operation and names the result. */
export type Emitter<OperationAttributes> = (emission: Emission<OperationAttributes>) => Reference;

export type EmitterOf<Name extends OperationName> = Emitter<AttributesOf<Name>>;
