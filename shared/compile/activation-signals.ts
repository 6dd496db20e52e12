import { activationFunctions } from '../network/activation-functions';
import { differentiate } from '../program/differentiate';
import { item } from '../program/element';
import type { ProgramBuilder, Value } from '../program/program-builder';
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
  const whereActivated = (measure: (stack: Value) => Value): Value =>
    builder.select(
      activated,
      ofOutputs((stack) => unlessNaN(builder, measure(stack), stack)),
      NaN,
    );
  return {
    'activation-mean': ofOutputs((stack) =>
      builder.mean(unitStatistics(builder, stack).means, [1]),
    ),
    'activation-deviation': ofOutputs((stack) => wholeDeviation(builder, stack)),
    'sample-spread': ofOutputs((stack) => sampleSpread(builder, stack)),
    'pre-activation-deviation': ofEach(builder, z, (stack) => wholeDeviation(builder, stack)),
    'saturated-share': saturatedShares(builder, layers, z),
    'zero-share': whereActivated((stack) => {
      const { zeros, samples } = unitZeros(builder, stack);
      return builder.divide(builder.mean(zeros, [1]), samples);
    }),
    'dead-share': whereActivated((stack) => {
      const { zeros, samples } = unitZeros(builder, stack);
      const dead = builder.apply('equal', [zeros, builder.constant(samples)], {});
      return builder.mean(dead, [1]);
    }),
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

/**
 * Mean and variance of every unit over the samples, from which all that is asked about a layer follows: large tensors are
 * gone over as few times as can be. Variances are those of the layer divided by its greatest magnitude, since squares
 * of small numbers would underflow (norms.ts).
 */
function unitStatistics(builder: ProgramBuilder, stack: Value) {
  const axes = sampleAxes(stack);
  const magnitudes = builder.apply('abs', [stack], {});
  const greatest = builder.max(magnitudes, withinLayers(stack), true);
  const isZero = builder.apply('equal', [greatest, builder.constant(0)], {});
  const unit = builder.select(isZero, 1, greatest);
  const means = builder.mean(stack, axes, true);
  const rest = builder.divide(builder.subtract(stack, means), unit);
  const variances = builder.mean(builder.apply('square', [rest], {}), axes);
  const perLayerShape = [item(stack.type.shape, 0)];
  return {
    /** [layers, units] */
    means: builder.reshape(means, variances.type.shape),
    variances,
    /** [layers] */
    unit: builder.reshape(unit, perLayerShape),
  };
}

/** Root mean square of what differs from sample to sample: without the mean of each unit. */
function sampleSpread(builder: ProgramBuilder, stack: Value): Value {
  const { variances, unit } = unitStatistics(builder, stack);
  return builder.multiply(unit, builder.apply('sqrt', [builder.mean(variances, [1])], {}));
}

/** Standard deviation over a whole layer: the variance within units, and that between the means of units. */
function wholeDeviation(builder: ProgramBuilder, stack: Value): Value {
  const { means, variances, unit } = unitStatistics(builder, stack);
  const between = builder.subtract(means, builder.mean(means, [1], true));
  const scaled = builder.divide(between, builder.reshape(unit, [...unit.type.shape, 1]));
  const total = builder.add(variances, builder.apply('square', [scaled], {}));
  return builder.multiply(unit, builder.apply('sqrt', [builder.mean(total, [1])], {}));
}

/** How often each unit is 0, [layers, units], of so many samples. */
function unitZeros(builder: ProgramBuilder, stack: Value) {
  const axes = sampleAxes(stack);
  const isZero = builder.apply('equal', [stack, builder.constant(0)], {});
  const samples = axes.reduce((product, axis) => product * item(stack.type.shape, axis), 1);
  return { zeros: builder.sum(isZero, axes), samples };
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
  const flat = builder.greater(limit, slopeAt(z));
  return unlessNaN(builder, builder.mean(flat, withinLayers(z)), z);
}

/** NaN for every layer with a NaN: comparisons with it are false. Infinity is not one. */
function unlessNaN(builder: ProgramBuilder, shares: Value, stack: Value): Value {
  const greatest = builder.max(builder.apply('abs', [stack], {}), withinLayers(stack), true);
  const most = builder.reshape(greatest, shares.type.shape);
  return builder.select(builder.apply('equal', [most, most], {}), shares, NaN);
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
