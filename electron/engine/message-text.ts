/**
 * Messages between processes as text: plain data of which numbers may be NaN or infinite, and arrays of numbers may be
 * typed. Node's own binary form ("advanced" serialization) would do, but where Electron runs as plain Node, as in our
 * packages, writing a typed array in it corrupts the heap (seen with Electron 22).
 */
export function messageToText(message: unknown): string {
  return JSON.stringify(message, (_key, value: unknown) => encode(value));
}

/** The inverse of {@link messageToText}. */
export function messageFromText(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => decode(value));
}

/** What JSON has no form for is a string with this mark and a letter for its kind; strings with the mark get it twice. */
const mark = '\0';

const arrays = { f: Float32Array, d: Float64Array, i: Int32Array, b: Uint8Array } as const;

function encode(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return `${mark}n${value}`;
  if (typeof value === 'string' && value.startsWith(mark)) return mark + value;
  for (const [letter, ArrayType] of Object.entries(arrays)) {
    if (value instanceof ArrayType) {
      const { buffer, byteOffset, byteLength } = value;
      return mark + letter + Buffer.from(buffer, byteOffset, byteLength).toString('base64');
    }
  }
  return value;
}

function decode(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith(mark)) return value;
  const letter = value.charAt(1);
  const rest = value.slice(2);
  switch (letter) {
    case mark:
      return mark + rest;
    case 'n':
      return Number(rest);
    case 'f':
    case 'd':
    case 'i':
    case 'b':
      return new arrays[letter](new Uint8Array(Buffer.from(rest, 'base64')).buffer);
    default:
      throw new Error(`A message holds a value of unknown kind ${JSON.stringify(letter)}.`);
  }
}
