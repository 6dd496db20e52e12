import { activationFunctions } from '../network/activation-functions';
import { differentiate } from '../program/differentiate';
import { item } from '../program/element';
import type { ProgramBuilder, Value } from '../program/program-builder';
import { rootMeanSquare } from './norms';
import { layerConstants, perLayer, present, withinLayers } from './per-layer';
import type { MeasuredLayer } from './weight-layers';

/** An activation whose slope is below this share of the greatest counts as saturated. */
const flatSlope = 0.05;

/**
 * What the layers give on the probe batch: behind their activation where one follows, else as they are. The last axis holds
 * the units (or channels); everything else are samples. NaN makes every signal NaN. A signal that means nothing for a layer
 * is NaN there.
 */
export function activationSignals(
  builder: ProgramBuilder,
  layers: readonly MeasuredLayer[],
  values: ReadonlyMap<string, Value>,
) {
  const z = layers.map(({ preActivation }) => valueOf(values, preActivation));
  const a = layers.map(({ activation }, place) =>
    activation === null ? item(z, place) : valueOf(values, activation.id),
  );
  const activated = layerConstants(
    builder,
    layers.map(({ activation }) => (activation === null ? 0 : 1)),
  );
  const ofOutputs = (measure: (stack: Value) => Value): Value => ofEach(builder, a, measure);
  const whereActivated = (measure: (zeros: Value) => Value): Value =>
    builder.select(
      activated,
      ofOutputs((stack) => measure(zerosOf(builder, stack))),
      NaN,
    );
  return {
    'activation-mean': ofOutputs((stack) => builder.mean(stack, withinLayers(stack))),
    'activation-deviation': ofOutputs((stack) => deviation(builder, stack, withinLayers(stack))),
    'sample-spread': ofOutputs((stack) => deviation(builder, stack, sampleAxes(stack))),
    'pre-activation-deviation': ofEach(builder, z, (stack) =>
      deviation(builder, stack, withinLayers(stack)),
    ),
    'saturated-share': saturatedShares(builder, layers, z),
    'zero-share': whereActivated((zeros) => builder.mean(zeros, withinLayers(zeros))),
    'dead-share': whereActivated((zeros) => builder.mean(deadUnits(builder, zeros), [1])),
  };
}

/** Measures one tensor of every layer. */
function ofEach(
  builder: ProgramBuilder,
  tensors: readonly Value[],
  measure: (stack: Value) => Value,
): Value {
  return perLayer(
    builder,
    tensors.map((tensor) => ({ tensors: [tensor] })),
    ([stack]) => measure(present(stack)),
  );
}

/** Root mean square, over a whole layer, of what is left when the mean over the given axes is taken away. */
function deviation(builder: ProgramBuilder, stack: Value, axes: readonly number[]): Value {
  const rest = builder.subtract(stack, builder.mean(stack, axes, true));
  return rootMeanSquare(builder, rest, withinLayers(stack));
}

/** 1 where an element is 0. */
function zerosOf(builder: ProgramBuilder, stack: Value): Value {
  return unlessNaN(builder, builder.apply('equal', [stack, builder.constant(0)], {}), stack);
}

function saturatedShares(
  builder: ProgramBuilder,
  layers: readonly MeasuredLayer[],
  preActivations: readonly Value[],
): Value {
  const each = layers.map(({ activation }, place) => ({
    tensors: [item(preActivations, place)],
    key: activation === null ? '' : `${activation.function} ${activation.slope}`,
  }));
  return perLayer(builder, each, ([stack], places) => {
    const layer = item(layers, item(places, 0));
    return saturates(layer)
      ? flatShare(builder, layer, present(stack))
      : layerConstants(
          builder,
          places.map(() => NaN),
        );
  });
}

/** Whether an activation follows that flattens out on both sides. */
export function saturates({ activation }: MeasuredLayer): boolean {
  return activation !== null && activationFunctions[activation.function].family === 'saturating';
}

/** The functions that saturate are steepest at 0. */
function flatShare(builder: ProgramBuilder, { activation }: MeasuredLayer, z: Value): Value {
  const slopeAt = (x: Value): Value => {
    if (activation === null) throw new Error('A slope needs an activation.');
    const { forward } = activationFunctions[activation.function];
    const [slope] = differentiate(builder, builder.sum(forward(builder, x, activation.slope)), [x]);
    return slope ?? x;
  };
  const limit = builder.multiply(flatSlope, slopeAt(builder.constant(0)));
  const flat = unlessNaN(builder, builder.greater(limit, slopeAt(z)), z);
  return builder.mean(flat, withinLayers(z));
}

/** 1 for every unit whose zeros are everywhere: [layers, units]. */
function deadUnits(builder: ProgramBuilder, zeros: Value): Value {
  return builder.subtract(1, builder.max(builder.subtract(1, zeros), sampleAxes(zeros)));
}

/** Comparisons with NaN are false; here they are to be NaN. Infinity is not one. */
function unlessNaN(builder: ProgramBuilder, mask: Value, x: Value): Value {
  const isNumber = builder.apply('equal', [x, x], {});
  return builder.select(isNumber, mask, NaN);
}

/** All axes of a stack but those of layers and units. */
function sampleAxes(stack: Value): readonly number[] {
  return withinLayers(stack).slice(0, -1);
}

function valueOf(values: ReadonlyMap<string, Value>, id: string): Value {
  const value = values.get(id);
  if (value === undefined) throw new Error(`Layer ${id} has no value.`);
  return value;
}
