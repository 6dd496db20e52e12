import { at } from '../element';
import { evaluate } from '../interpreter';
import type { Program } from '../program';
import type { Tensor } from '../tensor';

/**
 * Gradient of a program's output `loss` with respect to an input or variable, by central differences: the check on
 * every derivative rule that shares nothing with it. Error of order step^2, plus rounding of order 1e-16 / step.
 */
export function centralDifferences(
  program: Program,
  inputs: Readonly<Record<string, Tensor>>,
  name: string,
  variables: ReadonlyMap<string, Tensor> = new Map(),
  step = 1e-5,
): Float64Array {
  const { values } = inputs[name] ?? variables.get(name) ?? { values: new Float64Array() };
  return Float64Array.from(values.keys(), (index) => {
    const value = at(values, index);
    const above = lossAt(value + step);
    const below = lossAt(value - step);
    values[index] = value;
    return (above - below) / (2 * step);

    function lossAt(shifted: number): number {
      values[index] = shifted;
      return scalar(evaluate(program, inputs, variables), 'loss');
    }
  });
}

/** The number that a program gave under this name; NaN if it gave none. */
export function scalar(outputs: Readonly<Record<string, Tensor>>, name: string): number {
  return outputs[name]?.values[0] ?? NaN;
}
