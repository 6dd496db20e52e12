import { item } from '../program/element';
import type { ProgramBuilder, Value } from '../program/program-builder';
import { elementCount, floatTensor, integerTensor } from '../program/tensor-type';

/** Elements above which a tensor is measured by itself: copying it would take longer than starting more operations. */
const largestStacked = 2 ** 16;

/** What one layer brings to a measurement. */
export interface LayerTensors {
  readonly tensors: readonly Value[];
  /** Layers are measured together only where it agrees, as do the shapes of their tensors. */
  readonly key?: string;
}

/**
 * Measures all layers: one number each, as a vector in the order of the layers. Layers whose tensors have the same
 * shapes are stacked, unless large, and measured as one tensor [layers, ...shape], so that the program, and the time to
 * prepare it, hardly grow with depth. `measure` gets the stacks and the places of their layers, and gives a vector.
 */
export function perLayer(
  builder: ProgramBuilder,
  layers: readonly LayerTensors[],
  measure: (stacks: readonly Value[], places: readonly number[]) => Value,
): Value {
  const groups = alike(layers);
  const vectors = groups.map((places) => {
    const count = item(layers, item(places, 0)).tensors.length;
    const stacks = Array.from({ length: count }, (_, index) =>
      stacked(
        builder,
        places.map((place) => item(item(layers, place).tensors, index)),
      ),
    );
    return measure(stacks, places);
  });
  return inOrder(builder, vectors, groups.flat());
}

/** A single tensor need not be copied for its new axis. */
function stacked(builder: ProgramBuilder, tensors: readonly Value[]): Value {
  const [first, ...others] = tensors;
  return first !== undefined && others.length === 0
    ? builder.reshape(first, [1, ...first.type.shape])
    : builder.apply('stack', tensors, { axis: 0 });
}

/** One constant for every layer. */
export function layerConstants(builder: ProgramBuilder, values: readonly number[]): Value {
  return builder.constant(values, floatTensor(values.length));
}

/** A stack that is there: `measure` gets as many as the layers have tensors. */
export function present(stack: Value | undefined): Value {
  if (stack === undefined) throw new Error('A stack is missing.');
  return stack;
}

/** All axes of a stack but that of the layers. */
export function withinLayers(stack: Value): readonly number[] {
  return [...stack.type.shape.keys()].slice(1);
}

/** Places of the layers that are measured together. */
function alike(layers: readonly LayerTensors[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  layers.forEach(({ tensors, key = '' }, place) => {
    const shapes = tensors.map(({ type }) => type.shape.join('x')).join(' ');
    const size = Math.max(...tensors.map(({ type }) => elementCount(type.shape)));
    const name = size > largestStacked ? `${place}` : `${key} ${shapes}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [place]);
    else group.push(place);
  });
  return [...groups.values()];
}

function inOrder(
  builder: ProgramBuilder,
  vectors: readonly Value[],
  places: readonly number[],
): Value {
  const [only, ...others] = vectors;
  if (only !== undefined && others.length === 0) return only;
  const all = builder.apply('concatenate', vectors, { axis: 0 });
  const positions = [...places.keys()].map((place) => places.indexOf(place));
  if (positions.every((position, place) => position === place)) return all;
  return builder.apply(
    'gather',
    [all, builder.constant(positions, integerTensor(positions.length))],
    {},
  );
}
