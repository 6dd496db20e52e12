import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { RawTable } from './data-set';
import { dataSchema, generators } from './data-source';
import type { DataOptions } from './data-source';
import { generate } from './generate';
import type { GeneratorOptions } from './generate';

type Point = readonly [x: number, y: number, label: number];

describe('every generator', () => {
  const names = Object.keys(generators);

  it.each(names)(
    '%s gives the rows that are asked for, finite and the same for a seed',
    (source) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 60 }),
          fc.double({ min: 0, max: 3, noNaN: true }),
          fc.maxSafeNat(),
          (samples, noise, seed) => {
            const table = rows({ source, samples, noise }, seed);
            expect(table.count).toBe(samples);
            expect(table.inputs.length).toBe(samples * table.featureNames.length);
            expect(table.inputs.every(Number.isFinite)).toBe(true);
            expect(rows({ source, samples, noise }, seed)).toEqual(table);
          },
        ),
        { numRuns: 20 },
      );
    },
  );

  it.each(names)('%s is another draw for another seed', (source) => {
    expect(rows({ source }, 1).inputs).not.toEqual(rows({ source }, 2).inputs);
  });

  it.each(names.filter((name) => name !== 'linear'))('%s has classes of equal size', (source) => {
    const table = rows({ source, samples: 101 }, 1);
    if (table.targets.task === 'regression') throw new Error('expected classes');
    const counts = table.targets.classes.map((_, number) => countOf(table, number));
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });
});

describe('moons', () => {
  it('lie on their half circles without noise, as make_moons puts them', () => {
    for (const [x, y, moon] of points({ source: 'moons', samples: 101, noise: 0 })) {
      if (moon === 0) {
        expect(Math.hypot(x, y)).toBeCloseTo(1, 12);
        expect(y).toBeGreaterThanOrEqual(0);
      } else {
        expect(Math.hypot(x - 1, y - 0.5)).toBeCloseTo(1, 12);
        expect(y).toBeLessThanOrEqual(0.5);
      }
    }
  });

  it('reach from end to end of each half circle', () => {
    const all = points({ source: 'moons', samples: 100, noise: 0 });
    const xOf = (moon: number): number[] => all.filter(([, , m]) => m === moon).map(([x]) => x);
    expect([Math.min(...xOf(0)), Math.max(...xOf(0))]).toEqual([-1, 1]);
    expect([Math.min(...xOf(1)), Math.max(...xOf(1))]).toEqual([0, 2]);
  });

  it('are blurred by normals of the given deviation', () => {
    const count = 20_000;
    const clean = inputs({ source: 'moons', samples: count, noise: 0 });
    const noisy = inputs({ source: 'moons', samples: count, noise: 0.2 });
    const square = noisy.reduce((sum, value, index) => sum + (value - (clean[index] ?? 0)) ** 2, 0);
    // Five standard errors of a variance estimate over both coordinates.
    expect(Math.abs(square / (2 * count) / 0.04 - 1)).toBeLessThan(5 * Math.sqrt(2 / (2 * count)));
  });
});

describe('circles', () => {
  it('have radius 1 and 1/2 without noise', () => {
    for (const [x, y, circle] of points({ source: 'circles', samples: 100, noise: 0 })) {
      expect(Math.hypot(x, y)).toBeCloseTo(circle === 0 ? 1 : 0.5, 12);
    }
  });
});

describe('spirals', () => {
  it('are one arm of 1.75 turns, turned around the origin', () => {
    for (const [x, y, arm] of points({ source: 'spirals', samples: 90, noise: 0, classes: 3 })) {
      const wound = (2 * Math.PI * 1.75 * Math.hypot(x, y)) / 5;
      const start = Math.atan2(y, x) - wound - (2 * Math.PI * arm) / 3;
      expect(Math.cos(start)).toBeCloseTo(1, 12);
    }
  });

  it('end at radius 5', () => {
    const radii = points({ source: 'spirals', samples: 100, noise: 0 }).map(([x, y]) =>
      Math.hypot(x, y),
    );
    expect(Math.max(...radii)).toBeCloseTo(5, 12);
  });
});

describe('blobs', () => {
  it('are single points within [-10, 10] without noise', () => {
    const table = rows({ source: 'blobs', samples: 60, noise: 0, classes: 4, features: 3 }, 1);
    expect(new Set(table.inputs).size).toBe(4 * 3);
    expect(table.inputs.every((value) => Math.abs(value) < 10)).toBe(true);
  });

  it('spread around their centres by the given deviation', () => {
    const count = 20_000;
    const values = inputs({ source: 'blobs', samples: count, noise: 2, classes: 1, features: 1 });
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
    expect(Math.abs(variance / 4 - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
  });
});

describe('xor', () => {
  it('is the truth table at the corners of a square without noise', () => {
    const all = points({ source: 'xor', samples: 400, noise: 0 });
    expect(new Set(all.map((point) => point.join()))).toEqual(
      new Set(['-1,-1,0', '1,1,0', '-1,1,1', '1,-1,1']),
    );
  });

  it('is the parity of the positive coordinates in more dimensions', () => {
    const table = rows({ source: 'xor', samples: 200, noise: 0, features: 5 }, 1);
    for (let row = 0; row < table.count; row += 1) {
      const corner = table.inputs.subarray(row * 5, row * 5 + 5);
      expect(corner.filter((value) => value > 0).length % 2).toBe(classOf(table, row));
    }
  });
});

describe('checkerboard', () => {
  it('colours cells by row plus column without noise', () => {
    for (const [x, y, colour] of points({
      source: 'checkerboard',
      samples: 500,
      noise: 0,
      classes: 3,
    })) {
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(2);
      expect((Math.floor(x + 2) + Math.floor(y + 2)) % 3).toBe(colour);
    }
  });
});

describe('linear', () => {
  it('parts two classes by a line through the origin without noise', () => {
    const all = points({ source: 'linear', samples: 500, noise: 0 });
    // Some direction must have all of class 1 on its positive side and all of class 0 on the other.
    const separates = Array.from({ length: 3600 }, (_, index) => (index * Math.PI) / 1800).some(
      (angle) =>
        all.every(
          ([x, y, label]) => x * Math.cos(angle) + y * Math.sin(angle) > 0 === (label === 1),
        ),
    );
    expect(separates).toBe(true);
  });

  it('is a plane of slope 1 with normal noise in regression', () => {
    const count = 20_000;
    const options = { source: 'linear', samples: count, features: 3, task: 'regression' };
    const clean = rows({ ...options, noise: 0 }, 1);
    const noisy = rows({ ...options, noise: 0.5 }, 1);
    // y = w x with |w| = 1 and standard normal x has variance 1, and 1.25 with the noise.
    const tolerance = 5 * Math.sqrt(2 / count);
    expect(Math.abs(meanSquare(clean) - 1)).toBeLessThan(tolerance);
    expect(Math.abs(meanSquare(noisy) / 1.25 - 1)).toBeLessThan(tolerance);
  });
});

describe('generate', () => {
  it('refuses more numbers than fit', () => {
    const options = computed({ source: 'blobs', samples: 10_000_000, features: 100_000 });
    const result = generate(options, 1);
    expect(result.ok ? '' : result.problems[0].code).toBe('data-too-large');
  });
});

function computed(fields: object): GeneratorOptions {
  const options = v.parse(dataSchema, fields);
  if (!isComputed(options)) throw new Error('expected a computed source');
  return options;
}

function isComputed(options: DataOptions): options is DataOptions & GeneratorOptions {
  return options.source in generators;
}

function rows(fields: object, seed: number): RawTable {
  const result = generate(computed(fields), seed);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

function inputs(fields: object): readonly number[] {
  return [...rows(fields, 1).inputs];
}

function points(fields: object): readonly Point[] {
  const table = rows(fields, 1);
  return Array.from({ length: table.count }, (_, row) => [
    table.inputs[2 * row] ?? NaN,
    table.inputs[2 * row + 1] ?? NaN,
    classOf(table, row),
  ]);
}

function classOf({ targets }: RawTable, row: number): number {
  return targets.task === 'classification' ? (targets.numbers[row] ?? -1) : NaN;
}

function countOf(table: RawTable, number: number): number {
  return [...Array(table.count).keys()].filter((row) => classOf(table, row) === number).length;
}

function meanSquare({ targets }: RawTable): number {
  if (targets.task === 'classification') return NaN;
  return targets.values.reduce((sum, value) => sum + value ** 2, 0) / targets.values.length;
}
