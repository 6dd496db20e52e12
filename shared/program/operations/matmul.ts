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
    multiply(
      {
        values: a.values,
        ...(transposeA ? { outer: 1, inner: rows } : { outer: inner, inner: 1 }),
      },
      {
        values: b.values,
        ...(transposeB ? { outer: inner, inner: 1 } : { outer: 1, inner: columns }),
      },
      output.values,
      [rows, inner, columns],
    );
  },
};

function matrixShape(shape: readonly number[], transpose: boolean): readonly [number, number] {
  const [rows, columns] = shape;
  if (shape.length !== 2 || rows === undefined || columns === undefined) {
    throw new Error(`matmul needs matrices, got [${shape.join(', ')}].`);
  }
  return transpose ? [columns, rows] : [rows, columns];
}

/** A factor's numbers, and the distance between neighbours along the product's axis and along the axis summed over. */
interface Factor {
  readonly values: Float64Array;
  readonly outer: number;
  readonly inner: number;
}

/**
 * y[row, column] = sum over k of a[row, k] b[k, column], four columns at a time: their sums stay in registers, and each
 * element of a is loaded once for all four.
 */
function multiply(
  { values: a, outer: aRow, inner: aStep }: Factor,
  { values: b, outer: bColumn, inner: bStep }: Factor,
  y: Float64Array,
  [rows, inner, columns]: readonly [number, number, number],
): void {
  const fours = columns - (columns % 4);
  for (let row = 0; row < rows; row += 1) {
    const target = row * columns;
    for (let column = 0; column < fours; column += 4) {
      let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
      let from = row * aRow;
      let b0 = column * bColumn;
      let b1 = b0 + bColumn;
      let b2 = b1 + bColumn;
      let b3 = b2 + bColumn;
      for (let k = 0; k < inner; k += 1) {
        const factor = load(a, from);
        sum0 += factor * load(b, b0);
        sum1 += factor * load(b, b1);
        sum2 += factor * load(b, b2);
        sum3 += factor * load(b, b3);
        from += aStep;
        b0 += bStep;
        b1 += bStep;
        b2 += bStep;
        b3 += bStep;
      }
      y[target + column] = sum0;
      y[target + column + 1] = sum1;
      y[target + column + 2] = sum2;
      y[target + column + 3] = sum3;
    }
    for (let column = fours; column < columns; column += 1) {
      let sum = 0;
      for (let k = 0; k < inner; k += 1) {
        sum += load(a, row * aRow + k * aStep) * load(b, k * bStep + column * bColumn);
      }
      y[target + column] = sum;
    }
  }
}
