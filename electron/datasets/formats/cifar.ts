import { basename } from 'node:path';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Result } from '../../../shared/problems/problem';

export interface CifarRows {
  readonly classCount: 10 | 100;
  /** rows x 32 x 32 x 3. */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

const plane = 32 * 32;
const channels = 3;

/**
 * The binary version of Krizhevsky's CIFAR: per row one label (CIFAR-10) or a coarse and a fine one (CIFAR-100, of which
 * the fine one is taken), then the red, the green and the blue plane.
 */
export function parseCifar(bytes: Buffer, file: string): Result<CifarRows> {
  const labelBytes = labelBytesOf(bytes.length);
  if (labelBytes === null) {
    return fail({
      code: 'cifar-not-cifar',
      message: `"${basename(file)}" does not hold whole records of CIFAR's binary version.`,
      hint: 'Choose a .bin file of the binary version; if it is one, it is incomplete: copy it again.',
      place: { kind: 'file', file },
    });
  }
  const record = labelBytes + channels * plane;
  const count = bytes.length / record;
  const labels = new Uint8Array(count);
  const pixels = new Uint8Array(count * channels * plane);
  const classCount = labelBytes === 1 ? 10 : 100;
  for (let row = 0; row < count; row += 1) {
    const start = row * record + labelBytes;
    const label = bytes[start - 1] ?? 0;
    if (label >= classCount) return fail(impossibleLabel(file, row, label));
    labels[row] = label;
    for (let channel = 0; channel < channels; channel += 1) {
      for (let pixel = 0; pixel < plane; pixel += 1) {
        const place = (row * plane + pixel) * channels + channel;
        pixels[place] = bytes[start + channel * plane + pixel] ?? 0;
      }
    }
  }
  return succeed({ classCount, pixels, labels });
}

/** By the length of a record, which divides the file's length; CIFAR's own files fit only one of the two. */
function labelBytesOf(length: number): 1 | 2 | null {
  if (length === 0) return null;
  if (length % (1 + channels * plane) === 0) return 1;
  return length % (2 + channels * plane) === 0 ? 2 : null;
}

function impossibleLabel(file: string, row: number, label: number) {
  return {
    code: 'cifar-impossible-label',
    message: `Row ${row + 1} of "${basename(file)}" has the label ${label}, which no CIFAR has.`,
    hint: 'Choose a .bin file of the binary version.',
    place: { kind: 'file', file },
  } as const;
}
