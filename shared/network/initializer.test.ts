import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../random/normal-quantile';
import { initialize, initializerLabel, initializerSchema, initializerTypes } from './initializer';
import type { Initializer } from './initializer';

const fanIn = 300;
const fanOut = 200;
const count = fanIn * fanOut;

/** Variance after a cut at two standard deviations: 1 - 4 phi(2) / (2 Phi(2) - 1). */
const cutVariance = 0.7737413035499325;

/** The variance each family promises, and the largest size a value may have (with the reason where it is not plain). */
const promises: readonly {
  readonly initializer: Initializer;
  readonly variance: number;
  readonly limit: number;
}[] = [
  { initializer: { type: 'glorot-uniform' }, variance: 2 / 500, limit: Math.sqrt(6 / 500) },
  {
    initializer: { type: 'glorot-normal' },
    variance: 2 / 500,
    limit: 2 * Math.sqrt(2 / 500 / cutVariance),
  },
  { initializer: { type: 'he-uniform' }, variance: 2 / 300, limit: Math.sqrt(6 / 300) },
  {
    initializer: { type: 'he-normal' },
    variance: 2 / 300,
    limit: 2 * Math.sqrt(2 / 300 / cutVariance),
  },
  { initializer: { type: 'lecun-uniform' }, variance: 1 / 300, limit: Math.sqrt(3 / 300) },
  {
    initializer: { type: 'lecun-normal' },
    variance: 1 / 300,
    limit: 2 * Math.sqrt(1 / 300 / cutVariance),
  },
  { initializer: { type: 'fan-in-uniform' }, variance: 1 / 900, limit: 1 / Math.sqrt(300) },
  { initializer: { type: 'uniform', limit: 0.3 }, variance: 0.03, limit: 0.3 },
  { initializer: { type: 'normal', stddev: 0.05 }, variance: 0.0025, limit: Infinity },
  {
    initializer: { type: 'truncated-normal', stddev: 0.5 },
    variance: 0.25 * cutVariance,
    limit: 1,
  },
];

describe('initialize', () => {
  it.each(promises)(
    'gives $initializer.type the variance and the limit of its formula',
    (promise) => {
      const values = weights(promise.initializer);
      const mean = values.reduce((sum, value) => sum + value, 0) / count;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
      // Five standard errors; a normal's variance estimate varies most, by sqrt(2/n).
      expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(promise.variance / count));
      expect(Math.abs(variance / promise.variance - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
      const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expect(largest).toBeLessThanOrEqual(promise.limit * (1 + 1e-6));
    },
  );

  it('uses the space up to the limit', () => {
    for (const { initializer, limit } of promises) {
      if (limit === Infinity) continue;
      const largest = weights(initializer).reduce((most, value) => Math.max(most, value), 0);
      expect(largest).toBeGreaterThan(0.99 * limit);
    }
  });

  it.each([
    [{ type: 'zeros' }, 0],
    [{ type: 'ones' }, 1],
    [{ type: 'constant', value: -0.5 }, -0.5],
  ] as const)('fills with %j', (initializer, value) => {
    expect(new Set(weights(initializer))).toEqual(new Set([value]));
  });

  it('rescales the same underlying draw when the family changes', () => {
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    const uniforms = Array.from(
      weights({ type: 'glorot-uniform' }),
      (value) => (value / limit + 1) / 2,
    );
    const he = weights({ type: 'he-uniform' });
    const normals = weights({ type: 'normal', stddev: 1 });
    const truncated = weights({ type: 'truncated-normal', stddev: 1 });
    uniforms.slice(0, 1000).forEach((uniform, index) => {
      expect(he[index]).toBeCloseTo(Math.sqrt(6 / fanIn) * (2 * uniform - 1), 6);
      if (Math.abs(uniform - 0.5) > 0.49) return; // float32 leaves too little of a uniform near its ends
      expect(normals[index]).toBeCloseTo(normalQuantile(uniform), 4);
      expect(truncated[index]).toBeCloseTo(
        normalQuantile(0.02275013194817921 + 0.9544997361036416 * uniform),
        4,
      );
    });
  });

  it('depends on nothing but the seed and the name of the variable', () => {
    const initializer = { type: 'he-normal' } as const;
    const values = initialize(initializer, [4, 3], 4, 3, 7, 'd2/kernel');
    expect(initialize(initializer, [4, 3], 4, 3, 7, 'd2/kernel')).toEqual(values);
    expect(initialize(initializer, [4, 3], 4, 3, 8, 'd2/kernel')).not.toEqual(values);
    expect(initialize(initializer, [4, 3], 4, 3, 7, 'd3/kernel')).not.toEqual(values);
  });

  it('gives unrelated weights to layers side by side', () => {
    const first = initialize({ type: 'normal', stddev: 1 }, [300, 200], 300, 200, 1, 'd1/kernel');
    const second = initialize({ type: 'normal', stddev: 1 }, [300, 200], 300, 200, 1, 'd2/kernel');
    const product = first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);
    expect(Math.abs(product / count)).toBeLessThan(5 / Math.sqrt(count));
  });
});

describe('orthogonal', () => {
  it('has orthonormal columns, or rows where there are fewer of them', () => {
    const side = fc.integer({ min: 1, max: 24 });
    fc.assert(
      fc.property(side, side, fc.maxSafeNat(), (rows, columns, seed) => {
        const kernel = orthogonalKernel([rows, columns], seed);
        expect(distanceFromIdentity(kernel, rows, columns)).toBeLessThan(1e-5);
      }),
    );
  });

  it('takes all axes but the last one as rows', () => {
    expect(distanceFromIdentity(orthogonalKernel([3, 3, 4, 8], 1), 36, 8)).toBeLessThan(1e-5);
  });

  it('favours no direction: the trace of random rotations has mean 0 and variance 1', () => {
    const draws = 2000;
    const traces = Array.from({ length: draws }, (_, seed) => {
      const kernel = orthogonalKernel([3, 3], seed);
      return (kernel[0] ?? 0) + (kernel[4] ?? 0) + (kernel[8] ?? 0);
    });
    const mean = traces.reduce((sum, trace) => sum + trace, 0) / draws;
    const square = traces.reduce((sum, trace) => sum + trace ** 2, 0) / draws;
    // Five standard errors; E[trace^4] over O(3) is 3 (Diaconis and Evans 2001), as for a normal.
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(draws));
    expect(Math.abs(square - 1)).toBeLessThan(5 * Math.sqrt(2 / draws));
  });
});

describe('initializerSchema', () => {
  it('fills in the numbers that are left out', () => {
    expect(v.parse(initializerSchema, { type: 'normal' })).toEqual({
      type: 'normal',
      stddev: 0.05,
    });
    expect(v.parse(initializerSchema, { type: 'uniform' })).toEqual({
      type: 'uniform',
      limit: 0.05,
    });
  });

  it.each([
    { type: 'xavier' },
    { type: 'normal', limit: 1 },
    { type: 'normal', stddev: -1 },
    { type: 'normal', stddev: '0.05' },
    { type: 'constant', value: NaN },
    { type: 'zeros', value: 1 },
    {},
  ])('refuses %j', (input) => {
    expect(v.is(initializerSchema, input)).toBe(false);
  });
});

describe('initializerTypes', () => {
  it('are each listed under the name that their schema reads, with a short label', () => {
    for (const name of Object.keys(initializerTypes)) {
      const initializer = v.parse(initializerSchema, { type: name });
      expect(initializer.type).toBe(name);
      expect(initializerLabel(initializer).length).toBeLessThanOrEqual(16);
    }
  });
});

function weights(initializer: Initializer): Float32Array {
  return initialize(initializer, [fanIn, fanOut], fanIn, fanOut, 1, 'd1/kernel');
}

function orthogonalKernel(shape: readonly number[], seed: number): Float32Array {
  return initialize({ type: 'orthogonal' }, shape, 1, 1, seed, 'd1/kernel');
}

/** Largest difference of Q'Q (or QQ' where there are fewer rows) from the identity. */
function distanceFromIdentity(kernel: Float32Array, rows: number, columns: number): number {
  const at = (row: number, column: number): number => kernel[row * columns + column] ?? NaN;
  const [vectors, length] = rows >= columns ? [columns, rows] : [rows, columns];
  let distance = 0;
  for (let a = 0; a < vectors; a += 1) {
    for (let b = 0; b < vectors; b += 1) {
      let product = 0;
      for (let index = 0; index < length; index += 1) {
        product += rows >= columns ? at(index, a) * at(index, b) : at(a, index) * at(b, index);
      }
      distance = Math.max(distance, Math.abs(product - (a === b ? 1 : 0)));
    }
  }
  return distance;
}
