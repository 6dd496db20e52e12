import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashName } from './name-hash';
import { philox4x32 } from './philox';
import { stream } from './stream';

const names = fc.string({ unit: 'binary' });
const seeds = fc.maxSafeNat();

describe('stream', () => {
  it('is Philox with the seed as key and (position, name) as counter', () => {
    const numbers = stream(2 ** 33 + 5, 'd1/kernel');
    const name = hashName('d1/kernel');
    const expected = [0, 1].flatMap((block) => philox4x32([block, 0, ...name], [5, 2]));
    expect(expected.map(() => numbers.word())).toEqual(expected);
  });

  it('repeats itself for the same seed and name, and for no other', () => {
    fc.assert(
      fc.property(seeds, names, seeds, names, (seed, name, otherSeed, otherName) => {
        const first = draw(stream(seed, name));
        expect(draw(stream(seed, name))).toEqual(first);
        if (seed !== otherSeed) expect(draw(stream(otherSeed, name))).not.toEqual(first);
        if (name !== otherName) expect(draw(stream(seed, otherName))).not.toEqual(first);
      }),
    );
  });

  it('gives uniforms strictly between 0 and 1 with the moments of the uniform distribution', () => {
    const count = 100_000;
    const numbers = stream(1, 'moments');
    const uniforms = Array.from({ length: count }, () => numbers.uniform());
    expect(uniforms.every((value) => value > 0 && value < 1)).toBe(true);
    // Five standard errors: the mean's is sqrt(1/12/n), the variance's sqrt(1/180/n).
    expect(Math.abs(mean(uniforms) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / count));
    expect(Math.abs(variance(uniforms) - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / count));
  });

  it('fills 64 equal parts of the interval evenly', () => {
    const count = 64_000;
    const numbers = stream(2, 'parts');
    const parts = new Array<number>(64).fill(0);
    for (let index = 0; index < count; index += 1) {
      const part = Math.floor(numbers.uniform() * 64);
      parts[part] = (parts[part] ?? 0) + 1;
    }
    const chiSquare = parts.reduce((sum, seen) => sum + (seen - 1000) ** 2 / 1000, 0);
    // The 99.99 % quantile of chi-square with 63 degrees of freedom.
    expect(chiSquare).toBeLessThan(113.5);
  });

  it('gives standard normals, each from the uniform at the same place', () => {
    const count = 100_000;
    const numbers = stream(3, 'normals');
    const normals = Array.from({ length: count }, () => numbers.normal());
    // Five standard errors: the mean's is sqrt(1/n), the variance's sqrt(2/n).
    expect(Math.abs(mean(normals))).toBeLessThan(5 * Math.sqrt(1 / count));
    expect(Math.abs(variance(normals) - 1)).toBeLessThan(5 * Math.sqrt(2 / count));

    const uniforms = stream(3, 'normals');
    expect(normals.slice(0, 1000).map((value) => value > 0)).toEqual(
      Array.from({ length: 1000 }, () => uniforms.uniform() > 0.5),
    );
  });

  it('draws whole numbers below a count equally often', () => {
    const count = 60_000;
    const numbers = stream(4, 'below');
    const seen = new Array<number>(6).fill(0);
    for (let index = 0; index < count; index += 1) {
      const value = numbers.below(6);
      seen[value] = (seen[value] ?? 0) + 1;
    }
    const chiSquare = seen.reduce((sum, times) => sum + (times - 10_000) ** 2 / 10_000, 0);
    // The 99.99 % quantile of chi-square with 5 degrees of freedom.
    expect(chiSquare).toBeLessThan(25.7);
  });

  it('stays within the count, however large', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 2 ** 32 }), (seed, count) => {
        const value = stream(seed, 'below').below(count);
        expect(Number.isInteger(value) && value >= 0 && value < count).toBe(true);
      }),
    );
  });
});

function draw(numbers: { word: () => number }): number[] {
  return Array.from({ length: 8 }, () => numbers.word());
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
}
