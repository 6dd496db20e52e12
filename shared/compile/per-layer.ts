import { item } from '../program/element';
import type { ProgramBuilder, Value } from '../program/program-builder';
import { floatTensor, integerTensor } from '../program/tensor-type';

/** What one layer brings to a measurement. */
export interface LayerTensors {
  readonly tensors: readonly Value[];
  /** Layers are measured together only where it agrees, as do the shapes of their tensors. */
  readonly key?: string;
}

/**
 * Measures all layers: one number each, as a vector in the order of the layers. Layers whose tensors have the same
 * shapes are stacked and measured as one tensor [layers, ...shape], so that the program, and the time to compile it,
 * hardly grow with depth. `measure` gets the stacks and the places of their layers, and gives a vector.
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
      builder.apply(
        'stack',
        places.map((place) => item(item(layers, place).tensors, index)),
        { axis: 0 },
      ),
    );
    return measure(stacks, places);
  });
  return inOrder(builder, vectors, groups.flat());
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
    const group = groups.get(`${key} ${shapes}`);
    if (group === undefined) groups.set(`${key} ${shapes}`, [place]);
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
