import type { NamedWeights } from '../../shared/messages/engine-messages';
import type { Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { elementCount } from '../../shared/program/tensor-type';

/**
 * The safetensors format (github.com/huggingface/safetensors): the length of a JSON header as 8 bytes with the lowest
 * first, the header, then the numbers. The header says for each tensor its type, shape and place in the numbers.
 */
const lengthBytes = 8;
/** The reference reader refuses larger headers. */
const largestHeader = 100_000_000;
const metadataKey = '__metadata__';

interface TensorHeader {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [begin: number, end: number];
}

export interface SafetensorsFile {
  readonly tensors: readonly NamedWeights[];
  readonly metadata: Readonly<Record<string, string>>;
}

export function writeSafetensors({ tensors, metadata }: SafetensorsFile): Uint8Array {
  const header: Record<string, TensorHeader | Readonly<Record<string, string>>> = {
    [metadataKey]: metadata,
  };
  let end = 0;
  for (const { name, shape, values } of tensors) {
    const begin = end;
    end += values.length * Float32Array.BYTES_PER_ELEMENT;
    header[name] = { dtype: 'F32', shape, data_offsets: [begin, end] };
  }
  const text = headerBytes(header);
  const file = new Uint8Array(lengthBytes + text.length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, lengthBytes);
  const numbers = new DataView(file.buffer, lengthBytes + text.length);
  let offset = 0;
  for (const { values } of tensors) {
    for (const value of values) {
      numbers.setFloat32(offset, value, true);
      offset += Float32Array.BYTES_PER_ELEMENT;
    }
  }
  return file;
}

/** Padded with spaces, so that the numbers begin at a multiple of 8. */
function headerBytes(header: object): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const padded = new Uint8Array(Math.ceil(text.length / 8) * 8).fill(0x20);
  padded.set(text);
  return padded;
}

/** Reads what {@link writeSafetensors} writes: float32 tensors. */
export function readSafetensors(file: Uint8Array): Result<SafetensorsFile> {
  if (file.length < lengthBytes) return fail(damaged('it is too short'));
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (length > largestHeader || lengthBytes + length > file.length) {
    return fail(damaged('its header is longer than the file'));
  }
  const header = parsed(file.subarray(lengthBytes, lengthBytes + length));
  if (header === null) return fail(damaged('its header is not JSON'));
  const numbers = file.subarray(lengthBytes + length);
  const tensors: NamedWeights[] = [];
  let metadata: Readonly<Record<string, string>> = {};
  for (const [name, entry] of Object.entries(header)) {
    if (name === metadataKey) {
      metadata = textsOf(entry);
      continue;
    }
    if (!isTensorHeader(entry)) return fail(damaged(`the entry of ${name} is not a float tensor`));
    const [begin, end] = entry.data_offsets;
    const count = elementCount(entry.shape);
    if (end > numbers.length || end - begin !== count * Float32Array.BYTES_PER_ELEMENT) {
      return fail(damaged(`the numbers of ${name} are not all there`));
    }
    tensors.push({ name, shape: entry.shape, values: floats(numbers.subarray(begin, end)) });
  }
  return succeed({ tensors, metadata });
}

function floats(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.length / Float32Array.BYTES_PER_ELEMENT);
  for (let index = 0; index < values.length; index += 1) {
    values[index] = view.getFloat32(index * Float32Array.BYTES_PER_ELEMENT, true);
  }
  return values;
}

function parsed(bytes: Uint8Array): object | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function isTensorHeader(entry: unknown): entry is TensorHeader {
  if (typeof entry !== 'object' || entry === null) return false;
  if (!('dtype' in entry) || !('shape' in entry) || !('data_offsets' in entry)) return false;
  return (
    entry.dtype === 'F32' &&
    isWholeNumbers(entry.shape) &&
    isWholeNumbers(entry.data_offsets) &&
    entry.data_offsets.length === 2
  );
}

function isWholeNumbers(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) && value.every((number) => Number.isSafeInteger(number) && number >= 0)
  );
}

function textsOf(entry: unknown): Readonly<Record<string, string>> {
  if (typeof entry !== 'object' || entry === null) return {};
  return Object.fromEntries(
    Object.entries(entry).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function damaged(what: string) {
  return {
    code: 'weights-damaged',
    message: `This is not a whole safetensors file: ${what}.`,
    hint: 'Write it again from the run.',
  } as const;
}
