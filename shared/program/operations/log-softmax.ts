import { at, item } from '../element';
import type { NoAttributes, Operation } from '../operation';
import { requireFloat } from './elementwise';

const load = at;

/** log(softmax(x)) along the last axis, shifted by the greatest logit so that nothing overflows. */
export const logSoftmax: Operation<NoAttributes> = {
  type: ([x]) => requireFloat(x),
  derivative: ({ builder, output, upstream }) => {
    const lastAxis = output.type.shape.length - 1;
    const probabilities = builder.apply('exp', [output], {});
    const total = builder.sum(upstream, [lastAxis], true);
    return [builder.subtract(upstream, builder.multiply(probabilities, total))];
  },
  evaluate: (inputs, _, { values: y }) => {
    const { values: x, shape } = item(inputs, 0);
    const classes = item(shape, shape.length - 1);
    for (let start = 0; start < y.length; start += classes) {
      let greatest = -Infinity;
      for (let k = 0; k < classes; k += 1) greatest = Math.max(greatest, load(x, start + k));
      let total = 0;
      for (let k = 0; k < classes; k += 1) total += Math.exp(load(x, start + k) - greatest);
      const logTotal = Math.log(total);
      for (let k = 0; k < classes; k += 1) y[start + k] = load(x, start + k) - greatest - logTotal;
    }
  },
};
