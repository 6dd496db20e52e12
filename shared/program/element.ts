/**
 * Indexing for kernels: an index out of range is a bug and says so; in range it compiles to a plain load.
 * Kernels take it under a local name (`const load = at`): where modules are not bundled, as in tests, an imported
 * name is a property lookup, which makes innermost loops several times slower.
 */
export function at(values: Float64Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw outOfRange(index, values.length);
  return value;
}

/** The same for any list: inputs of an operation, axes of a shape. */
export function item<Item>(list: readonly Item[], index: number): Item {
  const value = list[index];
  if (value === undefined) throw outOfRange(index, list.length);
  return value;
}

function outOfRange(index: number, length: number): RangeError {
  return new RangeError(`Index ${index} is outside of 0..${length - 1}.`);
}
