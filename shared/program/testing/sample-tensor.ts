import { stream } from '../../random/stream';
import type { Tensor } from '../tensor';
import type { Shape } from '../tensor-type';
import { elementCount } from '../tensor-type';

/** Numbers uniform between two bounds, the same for the same name every time. */
export function sampleTensor(name: string, shape: Shape, least = -2, most = 2): Tensor {
  const numbers = stream(7, name);
  const values = Float64Array.from(
    { length: elementCount(shape) },
    () => least + (most - least) * numbers.uniform(),
  );
  return { shape, values };
}

/** Row-major numbers as a tensor. */
export function tensor(shape: Shape, values: readonly number[]): Tensor {
  return { shape, values: Float64Array.from(values) };
}
