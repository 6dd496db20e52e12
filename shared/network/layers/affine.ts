import { item } from '../../program/element';
import type { ProgramBuilder, Value } from '../../program/program-builder';
import type { Shape } from '../../program/tensor-type';
import { elementCount } from '../../program/tensor-type';
import type { Initializer } from '../initializer';
import type { ForwardContext, Parameter } from '../layer-type';

/** What dense and output share: x W + b over all numbers of a sample. */

interface AffineFields {
  readonly initializer: Initializer;
  readonly useBias: boolean;
}

export function affineParameters(
  { initializer, useBias }: AffineFields,
  inputs: readonly Shape[],
  units: number,
): readonly Parameter[] {
  const features = elementCount(item(inputs, 0));
  const fans = { fanIn: features, fanOut: units };
  const kernel: Parameter = {
    name: 'kernel',
    shape: [features, units],
    trained: true,
    initializer,
    ...fans,
  };
  const bias: Parameter = {
    name: 'bias',
    shape: [units],
    trained: true,
    initializer: { type: 'zeros' },
    ...fans,
  };
  return useBias ? [kernel, bias] : [kernel];
}

export function affineForward({
  builder,
  fields,
  inputs,
  parameter,
}: ForwardContext<AffineFields>): Value {
  const product = builder.matmul(flattened(builder, item(inputs, 0)), parameter('kernel'));
  return fields.useBias ? builder.add(product, parameter('bias')) : product;
}

/** [batch, ...sample] to [batch, features]. */
export function flattened(builder: ProgramBuilder, x: Value): Value {
  const [batch, ...sample] = x.type.shape;
  if (batch === undefined) throw new Error('A layer input has no batch axis.');
  return builder.reshape(x, [batch, elementCount(sample)]);
}
