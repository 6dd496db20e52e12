import { describe, expect, it } from 'vitest';
import { evaluate } from '../interpreter';
import type { AttributesOf, OperationName } from '../operations';
import { ProgramBuilder } from '../program-builder';
import type { Tensor } from '../tensor';
import { sampleTensor, tensor } from '../testing/sample-tensor';

/** Every expected number is worked by hand or from a published table. */

function applied<Name extends OperationName>(
  name: Name,
  operands: readonly Tensor[],
  attributes: AttributesOf<Name>,
  integers: readonly number[] = [],
): Tensor | undefined {
  const builder = new ProgramBuilder();
  const inputs = operands.map(({ shape }, index) =>
    builder.input(`x${index}`, {
      element: integers.includes(index) ? 'integer' : 'float',
      shape,
    }),
  );
  const program = builder.finish({ y: builder.apply(name, inputs, attributes) });
  const named = Object.fromEntries(operands.map((operand, index) => [`x${index}`, operand]));
  return evaluate(program, named, new Map()).y;
}

describe('functions of one number', () => {
  it.each([
    ['sigmoid', Math.log(3), 0.75],
    ['sigmoid', -800, 0],
    ['sigmoid', 800, 1],
    ['tanh', Math.log(2), 0.6],
    ['softplus', 0, Math.LN2],
    ['softplus', 1000, 1000],
    ['softplus', -40, 4.248354255291589e-18],
    ['relu', -3, 0],
    ['relu', 3, 3],
    ['rsqrt', 0.25, 2],
    ['expm1', 1e-10, 1.00000000005e-10],
    ['sign', -7, -1],
    // Abramowitz and Stegun, table 7.1, and beyond it mpmath.
    ['erf', 0.5, 0.5204998778130465],
    ['erf', 1, 0.8427007929497149],
    ['erf', -2, -0.9953222650189527],
    ['erf', 3.5, 0.9999992569016276],
    ['erf', 1e-9, 1.1283791670955126e-9],
  ] as const)('%s(%d) is %d', (name, x, expected) => {
    const y = applied(name, [tensor([], [x])], {})?.values[0] ?? NaN;
    expect(Math.abs(y - expected)).toBeLessThanOrEqual(2e-15 * Math.abs(expected));
  });

  it.each(['relu', 'sigmoid', 'tanh', 'softplus', 'erf'] as const)('%s keeps NaN', (name) => {
    expect(applied(name, [tensor([], [NaN])], {})?.values[0]).toBeNaN();
  });
});

describe('products and reductions', () => {
  const a = tensor([2, 3], [1, 2, 3, 4, 5, 6]);
  const b = tensor([3, 2], [7, 8, 9, 10, 11, 12]);
  const product = [58, 64, 139, 154];
  const transposed = (matrix: Tensor): Tensor =>
    applied('transpose', [matrix], { permutation: [1, 0] }) ?? matrix;

  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('multiplies matrices, transposed first: %s, %s', (transposeA, transposeB) => {
    const operands = [transposeA ? transposed(a) : a, transposeB ? transposed(b) : b];
    expect(applied('matmul', operands, { transposeA, transposeB })).toEqual(
      tensor([2, 2], product),
    );
  });

  it('multiplies by the definition at sizes with and without a rest of four', () => {
    for (const [rows, inner, columns] of [
      [1, 1, 1],
      [2, 5, 4],
      [3, 2, 7],
      [5, 3, 9],
    ] as const) {
      const left = sampleTensor('left', [rows, inner]);
      const right = sampleTensor('right', [inner, columns]);
      const expected = Float64Array.from({ length: rows * columns }, (_, index) => {
        const [row, column] = [Math.floor(index / columns), index % columns];
        let sum = 0;
        for (let k = 0; k < inner; k += 1) {
          sum +=
            (left.values[row * inner + k] ?? NaN) * (right.values[k * columns + column] ?? NaN);
        }
        return sum;
      });
      const attributes = { transposeA: false, transposeB: false };
      expect(applied('matmul', [left, right], attributes)?.values).toEqual(expected);
    }
  });

  it.each([
    ['reduce-sum', [0], [5, 7, 9]],
    ['reduce-sum', [1], [6, 15]],
    ['reduce-sum', [0, 1], [21]],
    ['reduce-mean', [0], [2.5, 3.5, 4.5]],
    ['reduce-mean', [1], [2, 5]],
    ['reduce-max', [0], [4, 5, 6]],
    ['reduce-max', [1], [3, 6]],
  ] as const)('%s over axes %j', (name, axes, expected) => {
    const reduced = new Set<number>(axes);
    const kept = applied(name, [a], { axes, keepDimensions: true });
    expect(kept?.shape).toEqual(a.shape.map((size, axis) => (reduced.has(axis) ? 1 : size)));
    expect([...(kept?.values ?? [])]).toEqual(expected);
    expect(applied(name, [a], { axes, keepDimensions: false })?.values).toEqual(kept?.values);
  });

  it('sums the middle axis', () => {
    const cube = tensor([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
    expect(applied('reduce-sum', [cube], { axes: [1], keepDimensions: false })).toEqual(
      tensor([2, 2], [4, 6, 12, 14]),
    );
  });

  it('finds the first of equal maxima', () => {
    const rows = tensor([2, 3], [1, 9, 9, 4, 0, 2]);
    expect(applied('arg-max', [rows], { axis: 1 })).toEqual(tensor([2], [1, 0]));
    expect(applied('arg-max', [rows], { axis: 0 })).toEqual(tensor([3], [1, 0, 0]));
  });

  it('gives log-probabilities of logits that would overflow', () => {
    const logits = tensor([2, 2], [1e4, -1e4, 1e4, 1e4]);
    expect(applied('log-softmax', [logits], {})).toEqual(
      tensor([2, 2], [0, -2e4, -Math.LN2, -Math.LN2]),
    );
  });
});

describe('shape operations', () => {
  const a = tensor([2, 3], [1, 2, 3, 4, 5, 6]);

  it.each<[string, Tensor | undefined, Tensor]>([
    [
      'transpose',
      applied('transpose', [a], { permutation: [1, 0] }),
      tensor([3, 2], [1, 4, 2, 5, 3, 6]),
    ],
    ['reshape', applied('reshape', [a], { shape: [3, 2] }), tensor([3, 2], [1, 2, 3, 4, 5, 6])],
    ['slice', applied('slice', [a], { begin: [0, 1], size: [2, 2] }), tensor([2, 2], [2, 3, 5, 6])],
    [
      'pad',
      applied('pad', [a], { before: [0, 1], after: [1, 0] }),
      tensor([3, 4], [0, 1, 2, 3, 0, 4, 5, 6, 0, 0, 0, 0]),
    ],
    [
      'broadcast',
      applied('broadcast', [a], { shape: [2, 2, 3] }),
      tensor([2, 2, 3], [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]),
    ],
  ])('%s moves elements to their places', (_, moved, expected) => {
    expect(moved).toEqual(expected);
  });

  it('concatenates along the last axis', () => {
    const b = tensor([2, 1], [7, 8]);
    expect(applied('concatenate', [a, b], { axis: 1 })).toEqual(
      tensor([2, 4], [1, 2, 3, 7, 4, 5, 6, 8]),
    );
  });

  it('stacks along a new last axis', () => {
    const row = tensor([2], [1, 2]);
    expect(applied('stack', [row, tensor([2], [3, 4])], { axis: 1 })).toEqual(
      tensor([2, 2], [1, 3, 2, 4]),
    );
  });
});

describe('integers', () => {
  const table = tensor([3, 2], [1, 2, 3, 4, 5, 6]);
  const indices = tensor([3], [2, 0, 2]);

  it('gathers rows', () => {
    expect(applied('gather', [table, indices], {}, [1])).toEqual(
      tensor([3, 2], [5, 6, 1, 2, 5, 6]),
    );
  });

  it('sums values into rows', () => {
    expect(applied('scatter-rows', [indices, table], { rows: 4 }, [0])).toEqual(
      tensor([4, 2], [3, 4, 0, 0, 6, 8, 0, 0]),
    );
  });

  it('writes classes as unit vectors, nothing for one out of range', () => {
    expect(applied('one-hot', [tensor([3], [1, 0, 5])], { depth: 2 }, [0])).toEqual(
      tensor([3, 2], [0, 1, 1, 0, 0, 0]),
    );
  });

  it('compares integers', () => {
    const [a, b] = [tensor([3], [1, 2, 3]), tensor([3], [1, 0, 3])];
    expect(applied('equal', [a, b], {}, [0, 1])).toEqual(tensor([3], [1, 0, 1]));
  });

  it('cuts the fraction off when a float becomes an integer', () => {
    expect(applied('cast', [tensor([2], [2.9, -2.9])], { element: 'integer' })).toEqual(
      tensor([2], [2, -2]),
    );
  });
});

describe('images', () => {
  const image = tensor([1, 3, 3, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const ones = tensor([2, 2, 1, 1], [1, 1, 1, 1]);

  it.each([
    // With an even kernel the extra row of zeros is below and to the right, as in TensorFlow.
    [{ strides: 1, padding: 'same' }, [1, 3, 3, 1], [12, 16, 9, 24, 28, 15, 15, 17, 9]],
    [{ strides: 1, padding: 'valid' }, [1, 2, 2, 1], [12, 16, 24, 28]],
    [{ strides: 2, padding: 'same' }, [1, 2, 2, 1], [12, 9, 15, 9]],
    [{ strides: 2, padding: 'valid' }, [1, 1, 1, 1], [12]],
  ] as const)('convolves with %j', (attributes, shape, expected) => {
    expect(applied('convolution-2d', [image, ones], attributes)).toEqual(tensor(shape, expected));
  });

  it('convolves channels into filters, unflipped (a cross-correlation)', () => {
    const pixels = tensor([1, 1, 2, 2], [1, 2, 3, 4]);
    // kernel[0, column, channel, filter]
    const kernel = tensor([1, 2, 2, 2], [1, 10, 2, 20, 3, 30, 4, 40]);
    const attributes = { strides: 1, padding: 'valid' } as const;
    expect(applied('convolution-2d', [pixels, kernel], attributes)).toEqual(
      tensor([1, 1, 1, 2], [30, 300]),
    );
  });

  it.each([
    ['max-pooling-2d', 'valid', [5]],
    ['max-pooling-2d', 'same', [5, 6, 8, 9]],
    ['average-pooling-2d', 'valid', [3]],
    // Means over the pixels inside of the image only.
    ['average-pooling-2d', 'same', [3, 4.5, 7.5, 9]],
  ] as const)('%s with padding %s', (name, padding, expected) => {
    const pooled = applied(name, [image], { poolSize: 2, strides: 2, padding });
    expect([...(pooled?.values ?? [])]).toEqual(expected);
  });

  it('gives the gradient of a maximum to the first of equal pixels', () => {
    const flat = tensor([1, 2, 2, 1], [5, 5, 5, 5]);
    const pooled = tensor([1, 1, 1, 1], [5]);
    const upstream = tensor([1, 1, 1, 1], [3]);
    const pooling = { poolSize: 2, strides: 2, padding: 'valid' } as const;
    expect(applied('max-pooling-2d-gradient', [flat, pooled, upstream], pooling)).toEqual(
      tensor([1, 2, 2, 1], [3, 0, 0, 0]),
    );
  });
});

describe('random-uniform', () => {
  it("follows Philox's known answers (Random123, kat_vectors)", () => {
    const key = tensor([2], [0, 0]);
    // philox4x32-10 of counter 0 and key 0: 6627e8d5 e169c58d bc57ac4c 9b00dbd8
    const words = [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8];
    expect(applied('random-uniform', [key, key], { shape: [4] }, [0, 1])).toEqual(
      tensor(
        [4],
        words.map((word) => Math.floor(word / 256) / 2 ** 24),
      ),
    );
  });

  it('gives other numbers for another counter and lies in [0, 1)', () => {
    const key = tensor([2], [1, 2]);
    const draw = (step: number) =>
      applied('random-uniform', [key, tensor([2], [step, 5])], { shape: [1000] }, [0, 1])?.values;
    const [first = new Float64Array(), second] = [draw(0), draw(1)];
    expect(first).not.toEqual(second);
    expect(first).toEqual(draw(0));
    expect(first.every((number) => number >= 0 && number < 1)).toBe(true);
    // Mean 1/2 within four standard errors of 1 / sqrt(12 n).
    const mean = first.reduce((sum, number) => sum + number, 0) / first.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * first.length));
  });
});
