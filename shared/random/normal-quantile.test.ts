import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from './normal-quantile';

/** The three check values of the paper, then quantiles from tables of the normal distribution. */
const knownQuantiles = [
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167814],
  [1e-20, -9.262340089798408],
  [0.5, 0],
  [0.8413447460685429, 1],
  [0.9772498680518208, 2],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
  [0.9999, 3.719016485455709],
] as const;

describe('normalQuantile', () => {
  it.each(knownQuantiles)('of %d is %d', (probability, quantile) => {
    expect(Math.abs(normalQuantile(probability) - quantile)).toBeLessThan(1e-14);
  });

  it('is odd around one half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (numerator) => {
        const probability = numerator / 2 ** 32;
        expect(normalQuantile(1 - probability)).toBe(-normalQuantile(probability));
      }),
    );
  });

  it('rises with the probability, also across the borders of its three branches', () => {
    const probabilities = Array.from({ length: 4000 }, (_, index) => (index + 0.5) / 4000);
    const quantiles = [1e-30, 1e-15, 1.3e-11, 1.4e-11, ...probabilities].map(normalQuantile);
    expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
  });

  it('ends at the infinities', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  });
});
