import type { Initializer } from '../network/initializer';

/** Of a normal cut off at two standard deviations: 1 - 4 phi(2) / (2 Phi(2) - 1). */
const truncatedNormalVariance = 0.7737413;

/** Variance of a starting weight. Weights that are all the same have none. */
export function weightVariance(initializer: Initializer, fanIn: number, fanOut: number): number {
  switch (initializer.type) {
    case 'glorot-uniform':
    case 'glorot-normal':
      return 2 / (fanIn + fanOut);
    case 'he-uniform':
    case 'he-normal':
      return 2 / fanIn;
    case 'lecun-uniform':
    case 'lecun-normal':
      return 1 / fanIn;
    case 'fan-in-uniform':
      return 1 / (3 * fanIn);
    case 'orthogonal':
      return 1 / Math.max(fanIn, fanOut);
    case 'uniform':
      return initializer.limit ** 2 / 3;
    case 'normal':
      return initializer.stddev ** 2;
    case 'truncated-normal':
      return truncatedNormalVariance * initializer.stddev ** 2;
    case 'zeros':
    case 'ones':
    case 'constant':
      return 0;
  }
}
