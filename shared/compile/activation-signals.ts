import { activationFunctions } from '../network/activation-functions';
import { differentiate } from '../program/differentiate';
import type { ProgramBuilder, Value } from '../program/program-builder';
import { rootMeanSquare } from './norms';
import type { MeasuredLayer } from './weight-layers';

/** An activation whose slope is below this share of the greatest counts as saturated. */
const flatSlope = 0.05;

/**
 * What a layer gives on the probe batch: behind its activation where one follows, else as it is. The last axis holds the
 * units (or channels); everything else are samples. NaN makes every signal NaN. Signals that mean nothing for the layer are NaN.
 */
export function activationSignals(
  builder: ProgramBuilder,
  layer: MeasuredLayer,
  values: ReadonlyMap<string, Value>,
) {
  const z = valueOf(values, layer.preActivation);
  const a = layer.activation === null ? z : valueOf(values, layer.activation.id);
  const isZero = builder.apply('equal', [a, builder.constant(0)], {});
  const notApplicable = builder.constant(NaN);
  return {
    'activation-mean': builder.mean(a),
    'activation-deviation': rootMeanSquare(builder, builder.subtract(a, builder.mean(a))),
    'sample-spread': rootMeanSquare(
      builder,
      builder.subtract(a, builder.mean(a, sampleAxes(a), true)),
    ),
    'pre-activation-deviation': rootMeanSquare(builder, builder.subtract(z, builder.mean(z))),
    'saturated-share': saturates(layer) ? flatShare(builder, layer, z) : notApplicable,
    'zero-share':
      layer.activation === null ? notApplicable : builder.mean(unlessNaN(builder, isZero, a)),
    'dead-share':
      layer.activation === null
        ? notApplicable
        : builder.mean(deadUnits(builder, unlessNaN(builder, isZero, a))),
  };
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
  return builder.mean(unlessNaN(builder, builder.greater(limit, slopeAt(z)), z));
}

/** 1 for every unit whose zeros are everywhere. */
function deadUnits(builder: ProgramBuilder, zeros: Value): Value {
  return builder.subtract(1, builder.max(builder.subtract(1, zeros), sampleAxes(zeros)));
}

/** Comparisons with NaN are false; here they are to be NaN. Infinity is not one. */
function unlessNaN(builder: ProgramBuilder, mask: Value, x: Value): Value {
  const isNumber = builder.apply('equal', [x, x], {});
  return builder.select(isNumber, mask, NaN);
}

function sampleAxes(x: Value): readonly number[] {
  return x.type.shape.map((_, axis) => axis).slice(0, -1);
}

function valueOf(values: ReadonlyMap<string, Value>, id: string): Value {
  const value = values.get(id);
  if (value === undefined) throw new Error(`Layer ${id} has no value.`);
  return value;
}
