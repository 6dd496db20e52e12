import { adamCoefficients, adamUpdate } from './adam';
import type { OptimizerOptions } from './optimizer-options';
import type { OptimizerType } from './optimizer-type';

/** Loshchilov and Hutter 2019 as in Keras: w <- w - rate weightDecay w, then Adam. Biases and scales decay too. */
export const adamw: OptimizerType<OptimizerOptions<'adamw'>> = {
  slots: () => ({ m: 0, v: 0 }),
  coefficients: adamCoefficients,
  update: (context) => {
    const { builder, options, weight, learningRate } = context;
    const decay = builder.multiply(builder.multiply(learningRate, options.weightDecay), weight);
    return adamUpdate({ ...context, weight: builder.subtract(weight, decay) });
  },
};
