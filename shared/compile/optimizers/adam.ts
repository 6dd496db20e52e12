import { item } from '../../program/element';
import type { OptimizerOptions } from './optimizer-options';
import type { OptimizerType, UpdateContext, UpdatedWeight } from './optimizer-type';

/** What Adam and AdamW have in common. */
type AdamOptions = Pick<OptimizerOptions<'adam'>, 'beta1' | 'beta2' | 'epsilon'>;

/** Kingma and Ba 2015, in the order of operations that their section 2 recommends and Keras uses. */
export const adam: OptimizerType<OptimizerOptions<'adam'>> = {
  slots: () => ({ m: 0, v: 0 }),
  coefficients: adamCoefficients,
  update: adamUpdate,
};

/** alpha_t = rate sqrt(1 - beta2^t) / (1 - beta1^t), t counted from 1. */
export function adamCoefficients(
  { beta1, beta2 }: AdamOptions,
  learningRate: number,
  step: number,
): readonly number[] {
  const t = step + 1;
  return [(learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t)];
}

/** m <- m + (1 - beta1)(g - m); v <- v + (1 - beta2)(g^2 - v); w <- w - alpha_t m / (sqrt(v) + epsilon). */
export function adamUpdate({
  builder,
  options: { beta1, beta2, epsilon },
  weight,
  gradient,
  slot,
  coefficients,
}: UpdateContext<AdamOptions>): UpdatedWeight {
  const square = builder.apply('square', [gradient], {});
  const m = builder.add(
    slot('m'),
    builder.multiply(1 - beta1, builder.subtract(gradient, slot('m'))),
  );
  const v = builder.add(
    slot('v'),
    builder.multiply(1 - beta2, builder.subtract(square, slot('v'))),
  );
  const scale = builder.add(builder.apply('sqrt', [v], {}), epsilon);
  const move = builder.divide(builder.multiply(item(coefficients, 0), m), scale);
  return { weight: builder.subtract(weight, move), slots: { m, v } };
}
