import { basename } from 'node:path';
import { elementCount } from '../../../shared/program/tensor-type';
import type { Shape } from '../../../shared/program/tensor-type';
import type { InputValues } from '../../../shared/data/data-set';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Problem, Result } from '../../../shared/problems/problem';
import type { NumberArray } from '../array-rows';

type ReadOne = (view: DataView, offset: number, littleEndian: boolean) => number;

/** Element types by NumPy's code without its byte order, e.g. f4 of "<f4". */
const elements: ReadonlyMap<string, ReadOne> = new Map<string, ReadOne>([
  ['b1', (view, offset) => view.getUint8(offset)],
  ['u1', (view, offset) => view.getUint8(offset)],
  ['i1', (view, offset) => view.getInt8(offset)],
  ['u2', (view, offset, little) => view.getUint16(offset, little)],
  ['i2', (view, offset, little) => view.getInt16(offset, little)],
  ['u4', (view, offset, little) => view.getUint32(offset, little)],
  ['i4', (view, offset, little) => view.getInt32(offset, little)],
  ['u8', (view, offset, little) => Number(view.getBigUint64(offset, little))],
  ['i8', (view, offset, little) => Number(view.getBigInt64(offset, little))],
  ['f4', (view, offset, little) => view.getFloat32(offset, little)],
  ['f8', (view, offset, little) => view.getFloat64(offset, little)],
]);

/** What numpy.save writes (NumPy enhancement proposal 1): a magic string, a header in Python's words, the elements. */
export function parseNpy(bytes: Buffer, file: string): Result<NumberArray> {
  const header = readHeader(bytes);
  if (header === null) return fail(notNpy(bytes, file));
  const { order, type, fortran, shape, start } = header;
  const readOne = elements.get(type);
  if (readOne === undefined) return fail(unknownType(file, order + type));
  const size = Number(type.slice(1));
  const count = elementCount(shape);
  const expected = start + count * size;
  if (bytes.length !== expected) return fail(wrongLength(file, expected, bytes.length));

  const view = new DataView(bytes.buffer, bytes.byteOffset + start, count * size);
  const values = arrayFor(type, count);
  const place = fortran ? fortranPlaces(shape) : (index: number) => index;
  for (let index = 0; index < count; index += 1) {
    values[index] = readOne(view, place(index) * size, order !== '>');
  }
  return succeed({ file, shape, values });
}

/** The smallest array that holds every value of the type. */
function arrayFor(type: string, count: number): InputValues {
  if (type === 'u1' || type === 'b1') return new Uint8Array(count);
  return ['i1', 'u2', 'i2', 'f4'].includes(type)
    ? new Float32Array(count)
    : new Float64Array(count);
}

interface Header {
  readonly order: string;
  readonly type: string;
  readonly fortran: boolean;
  readonly shape: Shape;
  readonly start: number;
}

function readHeader(bytes: Buffer): Header | null {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 6) !== '\x93NUMPY') return null;
  const wide = (bytes[6] ?? 0) >= 2;
  const textStart = wide ? 12 : 10;
  const start = textStart + (wide ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8));
  const text = bytes.toString('latin1', textStart, start);
  const descr = /'descr':\s*'([<>|=]?)(\w+)'/.exec(text);
  const fortran = /'fortran_order':\s*(True|False)/.exec(text);
  const shape = /'shape':\s*\(([\d\s,]*)\)/.exec(text);
  if (descr === null || fortran === null || shape === null || start > bytes.length) return null;
  return {
    order: descr[1] ?? '',
    type: descr[2] ?? '',
    fortran: fortran[1] === 'True',
    shape: (shape[1] ?? '')
      .split(',')
      .filter((size) => size.trim() !== '')
      .map(Number),
    start,
  };
}

/** Where an element of row-major index stands when the first axis varies fastest. */
function fortranPlaces(shape: Shape): (index: number) => number {
  const strides = shape.map((_, axis) => elementCount(shape.slice(0, axis)));
  return (index) => {
    let rest = index;
    let place = 0;
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      const size = shape[axis] ?? 1;
      place += (rest % size) * (strides[axis] ?? 1);
      rest = Math.floor(rest / size);
    }
    return place;
  };
}

function notNpy(bytes: Buffer, file: string): Problem {
  const isArchive = bytes.toString('latin1', 0, 2) === 'PK';
  return {
    code: 'npy-not-npy',
    message: isArchive
      ? `"${basename(file)}" is an archive of several arrays (.npz).`
      : `"${basename(file)}" is not a NumPy array.`,
    hint: 'Save inputs and targets each with numpy.save("x.npy", x) and numpy.save("y.npy", y).',
    place: { kind: 'file', file },
  };
}

function unknownType(file: string, type: string): Problem {
  return {
    code: 'npy-unknown-type',
    message: `"${basename(file)}" holds elements of type "${type}", which are no plain numbers.`,
    hint: 'Convert it first, for example with x.astype("float32").',
    place: { kind: 'file', file },
  };
}

function wrongLength(file: string, expected: number, found: number): Problem {
  return {
    code: 'npy-wrong-length',
    message: `"${basename(file)}" should have ${expected} bytes by its header and has ${found}.`,
    hint: 'It is damaged or incomplete: copy it again.',
    place: { kind: 'file', file },
  };
}
