import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shuffledIndices } from '../random/shuffle';
import { stream } from '../random/stream';
import type { Targets } from './data-set';
import { splitRows } from './split';
import type { Split } from './split';

const shares = fc.double({ min: 0, max: 0.95, noNaN: true });
const classNumbers = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 200 });

describe('splitRows', () => {
  it('puts every row into exactly one part', () => {
    fc.assert(
      fc.property(classNumbers, shares, fc.maxSafeNat(), (numbers, share, seed) => {
        for (const targets of [classification(numbers), regression(numbers.length)]) {
          const { training, validation } = split(targets, numbers.length, share, seed);
          expect([...training, ...validation].sort((a, b) => a - b)).toEqual([
            ...Array(numbers.length).keys(),
          ]);
        }
      }),
    );
  });

  it('gives every class its share, less than one row away from exact where all classes are large', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 40, max: 90 }), { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        fc.maxSafeNat(),
        (sizes, share, seed) => {
          const numbers = sizes.flatMap((size, number) => new Array<number>(size).fill(number));
          const { validation } = split(classification(numbers), numbers.length, share, seed);
          expect(validation.length).toBe(Math.round(numbers.length * share));
          sizes.forEach((size, number) => {
            const count = validation.filter((row) => numbers[row] === number).length;
            const exact = (size * validation.length) / numbers.length;
            expect(Math.abs(count - exact)).toBeLessThan(1);
          });
        },
      ),
    );
  });

  it('never takes the last training row of a class', () => {
    fc.assert(
      fc.property(classNumbers, shares, fc.maxSafeNat(), (numbers, share, seed) => {
        const { training } = split(classification(numbers), numbers.length, share, seed);
        const trained = new Set([...training].map((row) => numbers[row]));
        expect(trained).toEqual(new Set(numbers));
      }),
    );
  });

  it('takes validation from the end of the shuffled order', () => {
    const order = shuffledIndices(10, stream(3, 'split'));
    const { training, validation } = split(regression(10), 10, 0.3, 3);
    expect([...training, ...validation]).toEqual([...order]);
    expect(validation.length).toBe(3);
  });

  it('depends on the seed alone', () => {
    const targets = classification(Array.from({ length: 60 }, (_, row) => row % 3));
    expect(split(targets, 60, 0.25, 1)).toEqual(split(targets, 60, 0.25, 1));
    expect(split(targets, 60, 0.25, 1)).not.toEqual(split(targets, 60, 0.25, 2));
  });

  it.each([
    ['none at all', 2000, 0, 0],
    ['of two moons', 2000, 0.2, 400],
    ['of iris', 150, 0.2, 30],
    ['of a single row', 1, 0.5, 0],
    ['of two rows, however small the share', 2, 0.01, 1],
    ['of three rows, however large the share', 3, 0.99, 2],
  ])('keeps for validation what the share says: %s', (_, rows, share, kept) => {
    expect(split(regression(rows), rows, share, 1).validation.length).toBe(kept);
  });

  it('divides only the rows that it is given', () => {
    const { training, validation } = splitRows(Int32Array.of(3, 5, 8, 9), regression(10), 0.5, 1);
    expect([...training, ...validation].sort((a, b) => a - b)).toEqual([3, 5, 8, 9]);
  });
});

function split(targets: Targets, count: number, share: number, seed: number): Split {
  return splitRows(
    Int32Array.from({ length: count }, (_, row) => row),
    targets,
    share,
    seed,
  );
}

function classification(numbers: readonly number[]): Targets {
  return {
    task: 'classification',
    classes: ['a', 'b', 'c', 'd', 'e'],
    numbers: Int32Array.from(numbers),
  };
}

function regression(count: number): Targets {
  return { task: 'regression', values: new Float64Array(count) };
}
