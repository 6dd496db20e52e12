import { basename } from 'node:path';
import type { InputValues } from '../../../shared/data/data-set';
import { elementCount } from '../../../shared/program/tensor-type';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Problem, Result } from '../../../shared/problems/problem';
import type { NumberArray } from '../array-rows';

interface Element {
  readonly bytes: number;
  readonly read: (bytes: Buffer, offset: number, count: number) => InputValues;
}

/** Element types by the third byte of the file; numbers are big-endian. */
const elements: Readonly<Record<number, Element>> = {
  0x08: { bytes: 1, read: (bytes, offset, count) => bytes.subarray(offset, offset + count) },
  0x09: wide(1, (bytes, offset) => bytes.readInt8(offset)),
  0x0b: wide(2, (bytes, offset) => bytes.readInt16BE(offset)),
  0x0c: wide(4, (bytes, offset) => bytes.readInt32BE(offset)),
  0x0d: wide(4, (bytes, offset) => bytes.readFloatBE(offset)),
  0x0e: wide(8, (bytes, offset) => bytes.readDoubleBE(offset)),
};

/**
 * The format of MNIST (LeCun, Cortes, Burges): two zero bytes, the element type, the number of axes, their sizes
 * as 32-bit numbers, then the elements in row-major order.
 */
export function parseIdx(bytes: Buffer, file: string): Result<NumberArray> {
  const element = elements[bytes[2] ?? -1];
  const axes = bytes[3] ?? 0;
  const start = 4 + 4 * axes;
  if (bytes[0] !== 0 || bytes[1] !== 0 || element === undefined || axes === 0) {
    return fail(notIdx(file));
  }
  if (bytes.length < start) return fail(wrongLength(file, start, bytes.length));
  const shape = Array.from({ length: axes }, (_, axis) => bytes.readUInt32BE(4 + 4 * axis));
  const count = elementCount(shape);
  const expected = start + count * element.bytes;
  if (bytes.length !== expected) return fail(wrongLength(file, expected, bytes.length));
  return succeed({ file, shape, values: element.read(bytes, start, count) });
}

function wide(size: number, readOne: (bytes: Buffer, offset: number) => number): Element {
  return {
    bytes: size,
    read: (bytes, offset, count) =>
      Float64Array.from({ length: count }, (_, index) => readOne(bytes, offset + index * size)),
  };
}

function notIdx(file: string): Problem {
  return {
    code: 'idx-not-idx',
    message: `"${basename(file)}" is not in the IDX format of MNIST.`,
    hint: 'Its name usually ends in -idx3-ubyte (images) or -idx1-ubyte (labels), with or without .gz.',
    place: { kind: 'file', file },
  };
}

function wrongLength(file: string, expected: number, found: number): Problem {
  return {
    code: 'idx-wrong-length',
    message: `"${basename(file)}" should have ${expected} bytes by its header and has ${found}.`,
    hint: 'It is damaged or incomplete: copy it again.',
    place: { kind: 'file', file },
  };
}
