import { describe, expect, it } from 'vitest';
import type { DataShape } from '../../shared/data/data-set';
import type { Initializer } from '../../shared/network/initializer';
import type { Layer } from '../../shared/network/layer-types';
import { initialWeights } from './initial-weights';

const data: DataShape = {
  task: 'classification',
  sampleShape: [100],
  classes: 2,
  trainingRows: 10,
  validationRows: 0,
};

function dense(initializer: Initializer, units = 100): Layer {
  return { id: 'd1', type: 'dense', units, initializer, useBias: true };
}

function drawn(initializer: Initializer, units = 100) {
  const histogram = initialWeights(dense(initializer, units), [[100]], data, 1);
  if (histogram === null) throw new Error('no kernel');
  return histogram;
}

describe('initialWeights', () => {
  it('spreads a uniform initializer evenly up to its limit', () => {
    // Glorot and Bengio (2010), equation 16: sqrt(6 / (fan-in + fan-out)).
    const limit = Math.sqrt(6 / 200);
    const { counts, limit: found, deviation } = drawn({ type: 'glorot-uniform' });
    expect(found).toBeGreaterThan(0.99 * limit);
    expect(found).toBeLessThanOrEqual(limit);
    expect(deviation).toBeCloseTo(limit / Math.sqrt(3), 2);
    expect(Math.min(...counts)).toBeGreaterThan((0.7 * 10_000) / counts.length);
  });

  it('heaps a normal initializer around 0', () => {
    const { counts, deviation, mean } = drawn({ type: 'normal', stddev: 0.05 });
    expect(deviation).toBeCloseTo(0.05, 2);
    expect(mean).toBeCloseTo(0, 2);
    const middle = counts[(counts.length - 1) / 2] ?? 0;
    expect(middle).toBeGreaterThan(5 * (counts[3] ?? 0));
  });

  it('puts constants into one bin', () => {
    for (const initializer of [{ type: 'zeros' }, { type: 'ones' }] as const) {
      const { counts, deviation } = drawn(initializer);
      expect([counts.filter((count) => count > 0).length, deviation]).toEqual([1, 0]);
    }
  });

  it('takes a part of a very large kernel at the full one’s scale', () => {
    const { counts, limit } = drawn({ type: 'glorot-uniform' }, 60_000);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100 * 128);
    expect(limit).toBeCloseTo(Math.sqrt(6 / 60_100), 4);
  });

  it('is nothing for a layer without weights', () => {
    expect(initialWeights({ id: 'f', type: 'flatten' }, [[100]], data, 1)).toBeNull();
  });
});
