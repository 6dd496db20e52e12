import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightIndex, weightMatrixOf } from './weight-matrix';

function layerOf(kernelShape: readonly number[]) {
  return { id: 'd1', title: 'Dense', depth: 1, parameters: 1, kernelShape };
}

describe('a picture of weights', () => {
  it('is the kernel itself where it is small; a convolution has a row for each of its inputs', () => {
    const kernel = Float32Array.from({ length: 3 * 3 * 2 * 4 }, (_, place) => place);
    const matrix = weightMatrixOf(layerOf([3, 3, 2, 4]), kernel, 7);
    expect(matrix).toMatchObject({ epoch: 7, inputs: 18, units: 4, rows: 18, columns: 4 });
    expect([matrix.values, matrix.places]).toEqual([kernel, null]);
  });

  it('keeps the extremes of a large kernel, and knows where they stand', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 300 }),
        fc.integer({ min: 200, max: 400 }),
        fc.nat(),
        fc.float({ min: 2, max: 1e6, noNaN: true }),
        (inputs, units, where, extreme) => {
          const kernel = new Float32Array(inputs * units).fill(-1);
          const place = where % kernel.length;
          kernel[place] = extreme;
          const { values, places, rows, columns } = weightMatrixOf(
            layerOf([inputs, units]),
            kernel,
            0,
          );
          expect(values).toHaveLength(rows * columns);
          expect(values.filter((value) => value === Math.fround(extreme))).toHaveLength(1);
          const cell = values.indexOf(Math.fround(extreme));
          expect(places === null ? cell : places[cell]).toBe(place);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('shows a weight that is not a number rather than any other', () => {
    const kernel = new Float32Array(200 * 300).fill(9);
    kernel[150 * 300 + 299] = NaN;
    const { values } = weightMatrixOf(layerOf([200, 300]), kernel, 0);
    expect(values.filter(Number.isNaN)).toHaveLength(1);
  });
});

it('names a weight by the index that leads to its place', () => {
  const shape = [3, 2, 5, 4];
  const [, b = 0, c = 0, d = 0] = shape;
  for (let place = 0; place < 3 * 2 * 5 * 4; place += 1) {
    const [i = 0, j = 0, k = 0, l = 0] = weightIndex(shape, place);
    expect(((i * b + j) * c + k) * d + l).toBe(place);
    expect([i < 3, j < 2, k < 5, l < 4]).toEqual([true, true, true, true]);
  }
});
