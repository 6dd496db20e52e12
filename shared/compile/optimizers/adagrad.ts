import type { OptimizerOptions } from './optimizer-options';
import type { OptimizerType } from './optimizer-type';

/** Duchi, Hazan and Singer 2011 as in Keras: a <- a + g^2; w <- w - rate g / sqrt(a + epsilon). */
export const adagrad: OptimizerType<OptimizerOptions<'adagrad'>> = {
  slots: ({ initialAccumulatorValue }) => ({ accumulator: initialAccumulatorValue }),
  coefficients: () => [],
  update: ({ builder, options: { epsilon }, weight, gradient, slot, learningRate }) => {
    const square = builder.apply('square', [gradient], {});
    const accumulator = builder.add(slot('accumulator'), square);
    const scale = builder.apply('sqrt', [builder.add(accumulator, epsilon)], {});
    const step = builder.divide(builder.multiply(learningRate, gradient), scale);
    return { weight: builder.subtract(weight, step), slots: { accumulator } };
  },
};
