import type { OptimizerOptions } from './optimizer-options';
import type { OptimizerType } from './optimizer-type';

/** Tieleman and Hinton 2012 as in Keras: v <- rho v + (1 - rho) g^2; step = rate g / sqrt(v + epsilon), with momentum if any. */
export const rmsprop: OptimizerType<OptimizerOptions<'rmsprop'>> = {
  slots: ({ momentum }) => (momentum === 0 ? { v: 0 } : { v: 0, momentum: 0 }),
  coefficients: () => [],
  update: ({ builder, options, weight, gradient, slot, learningRate }) => {
    const { rho, momentum, epsilon } = options;
    const square = builder.apply('square', [gradient], {});
    const v = builder.add(builder.multiply(rho, slot('v')), builder.multiply(1 - rho, square));
    const scale = builder.apply('sqrt', [builder.add(v, epsilon)], {});
    const step = builder.divide(builder.multiply(learningRate, gradient), scale);
    if (momentum === 0) return { weight: builder.subtract(weight, step), slots: { v } };

    const move = builder.add(builder.multiply(momentum, slot('momentum')), step);
    return { weight: builder.subtract(weight, move), slots: { v, momentum: move } };
  },
};
