import type { OptimizerOptions } from './optimizer-options';
import type { OptimizerType } from './optimizer-type';

/** v <- momentum v - rate g; w <- w + v, or with Nesterov's look-ahead w + momentum v - rate g (Keras's form). */
export const sgd: OptimizerType<OptimizerOptions<'sgd'>> = {
  slots: ({ momentum }) => (momentum === 0 ? {} : { velocity: 0 }),
  coefficients: () => [],
  update: ({ builder, options: { momentum, nesterov }, weight, gradient, slot, learningRate }) => {
    const step = builder.multiply(learningRate, gradient);
    if (momentum === 0) return { weight: builder.subtract(weight, step), slots: {} };

    const velocity = builder.subtract(builder.multiply(momentum, slot('velocity')), step);
    const move = nesterov ? builder.subtract(builder.multiply(momentum, velocity), step) : velocity;
    return { weight: builder.add(weight, move), slots: { velocity } };
  },
};
