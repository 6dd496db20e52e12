import { shuffledIndices } from '../random/shuffle';
import { stream } from '../random/stream';
import type { Targets } from './data-set';

export interface Split {
  readonly training: Int32Array;
  readonly validation: Int32Array;
}

/**
 * Divides rows in shuffled order: validation comes from the end, and in classification every class is divided in the same
 * proportion. A share above 0 gives validation at least one row, as far as training keeps one (one of every class).
 */
export function splitRows(rows: Int32Array, targets: Targets, share: number, seed: number): Split {
  const order = shuffledIndices(rows.length, stream(seed, 'split')).map(
    (index) => rows[index] ?? 0,
  );
  const wanted = validationCount(rows.length, share);
  if (targets.task === 'regression') {
    return {
      training: order.subarray(0, order.length - wanted),
      validation: order.subarray(order.length - wanted),
    };
  }
  return takeFromEnd(order, targets.numbers, classQuotas(rows, targets, wanted));
}

function validationCount(rows: number, share: number): number {
  if (share === 0 || rows < 2) return 0;
  return Math.min(rows - 1, Math.max(1, Math.round(rows * share)));
}

/**
 * How many rows of each class go to validation: proportional, rounded down, and what is left over to the classes with
 * the largest remainders (Hamilton's method), never the whole of a class.
 */
function classQuotas(
  rows: Int32Array,
  { classes, numbers }: Targets & { task: 'classification' },
  wanted: number,
): Int32Array {
  const sizes = new Int32Array(classes.length);
  for (const row of rows) {
    const number = numbers[row] ?? 0;
    sizes[number] = (sizes[number] ?? 0) + 1;
  }
  const exact = Array.from(sizes, (size) =>
    rows.length === 0 ? 0 : (size * wanted) / rows.length,
  );
  const quotas = Int32Array.from(exact, Math.floor);
  const byRemainder = [...exact.keys()].sort(
    (a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1) || a - b,
  );
  let left = wanted - quotas.reduce((sum, quota) => sum + quota, 0);
  let next = byRemainder.filter((number) => hasRoom(sizes, quotas, number));
  while (left > 0 && next.length > 0) {
    for (const number of next.slice(0, left)) {
      quotas[number] = (quotas[number] ?? 0) + 1;
      left -= 1;
    }
    next = next.filter((number) => hasRoom(sizes, quotas, number));
  }
  return quotas;
}

function hasRoom(sizes: Int32Array, quotas: Int32Array, number: number): boolean {
  return (quotas[number] ?? 0) < (sizes[number] ?? 0) - 1;
}

function takeFromEnd(order: Int32Array, numbers: Int32Array, quotas: Int32Array): Split {
  const training: number[] = [];
  const validation: number[] = [];
  const left = quotas.slice();
  for (const row of [...order].reverse()) {
    const number = numbers[row] ?? 0;
    const quota = left[number] ?? 0;
    if (quota > 0) {
      left[number] = quota - 1;
      validation.push(row);
    } else {
      training.push(row);
    }
  }
  return {
    training: Int32Array.from(training.reverse()),
    validation: Int32Array.from(validation.reverse()),
  };
}
