import { describe, expect, it } from 'vitest';
import { initialize } from '../network/initializer';
import type { Initializer } from '../network/initializer';
import { weightVariance } from './weight-variance';

const [fanIn, fanOut] = [300, 200];

describe('weightVariance', () => {
  it.each<Initializer>([
    { type: 'glorot-uniform' },
    { type: 'glorot-normal' },
    { type: 'he-uniform' },
    { type: 'he-normal' },
    { type: 'lecun-uniform' },
    { type: 'lecun-normal' },
    { type: 'fan-in-uniform' },
    { type: 'orthogonal' },
    { type: 'uniform', limit: 0.3 },
    { type: 'normal', stddev: 0.05 },
    { type: 'truncated-normal', stddev: 0.05 },
    { type: 'zeros' },
    { type: 'ones' },
    { type: 'constant', value: 0.5 },
  ])('is that of the drawn weights: %j', (initializer) => {
    const weights = initialize(initializer, [fanIn, fanOut], fanIn, fanOut, 1, 'd1/kernel');
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
    const sampled = weights.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / weights.length;
    const stated = weightVariance(initializer, fanIn, fanOut);
    // 60,000 weights: the sample variance is within about 2 % (four standard deviations) of the true one.
    expect(sampled).toBeGreaterThanOrEqual(stated * 0.975);
    expect(sampled).toBeLessThanOrEqual(stated * 1.025);
  });
});
