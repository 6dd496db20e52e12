import { at, item } from '../element';
import type { Operation } from '../operation';
import { requireFloat } from './elementwise';

const load = at;

interface Transposes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Matrix product of two tensors of rank 2, each optionally transposed first. */
export const matmul: Operation<Transposes> = {
  type: ([a, b], { transposeA, transposeB }) => {
    const [rows, inner] = matrixShape(requireFloat(a).shape, transposeA);
    const [otherInner, columns] = matrixShape(requireFloat(b).shape, transposeB);
    if (inner !== otherInner) {
      throw new Error(`matmul of inner sizes ${inner} and ${otherInner}.`);
    }
    return { element: 'float', shape: [rows, columns] };
  },
  derivative: ({ builder, inputs, upstream, attributes: { transposeA, transposeB } }) => {
    const a = item(inputs, 0);
    const b = item(inputs, 1);
    return [
      transposeA
        ? builder.matmul(b, upstream, transposeB, true)
        : builder.matmul(upstream, b, false, !transposeB),
      transposeB
        ? builder.matmul(upstream, a, true, transposeA)
        : builder.matmul(a, upstream, !transposeA, false),
    ];
  },
  evaluate: (inputs, { transposeA, transposeB }, output) => {
    const a = item(inputs, 0);
    const b = item(inputs, 1);
    const [rows, inner] = matrixShape(a.shape, transposeA);
    const columns = item(output.shape, 1);
    if (transposeB && !transposeA) {
      multiplyRowsByRows(a.values, b.values, output.values, rows, inner, columns);
    } else {
      const right = transposeB ? transposed(b.values, columns, inner) : b.values;
      const rowStride = transposeA ? 1 : inner;
      const innerStride = transposeA ? rows : 1;
      addScaledRows(a.values, rowStride, innerStride, right, output.values, rows, inner, columns);
    }
  },
};

function matrixShape(shape: readonly number[], transpose: boolean): readonly [number, number] {
  const [rows, columns] = shape;
  if (shape.length !== 2 || rows === undefined || columns === undefined) {
    throw new Error(`matmul needs matrices, got [${shape.join(', ')}].`);
  }
  return transpose ? [columns, rows] : [rows, columns];
}

/** y = a b: every row of y is a sum of rows of b, so that memory is walked in order. */
function addScaledRows(
  a: Float64Array,
  rowStride: number,
  innerStride: number,
  b: Float64Array,
  y: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): void {
  y.fill(0);
  for (let row = 0; row < rows; row += 1) {
    const yStart = row * columns;
    for (let k = 0; k < inner; k += 1) {
      const scale = load(a, row * rowStride + k * innerStride);
      const bStart = k * columns;
      for (let column = 0; column < columns; column += 1) {
        y[yStart + column] = load(y, yStart + column) + scale * load(b, bStart + column);
      }
    }
  }
}

/** y = a b^T: every element is a dot product of two rows. */
function multiplyRowsByRows(
  a: Float64Array,
  b: Float64Array,
  y: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): void {
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const aStart = row * inner;
      const bStart = column * inner;
      let sum = 0;
      for (let k = 0; k < inner; k += 1) sum += load(a, aStart + k) * load(b, bStart + k);
      y[row * columns + column] = sum;
    }
  }
}

function transposed(values: Float64Array, rows: number, columns: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      result[column * rows + row] = load(values, row * columns + column);
    }
  }
  return result;
}
