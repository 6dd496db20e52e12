import { basename } from 'node:path';
import { decode } from 'jpeg-js';
import { PNG } from 'pngjs';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Problem, Result } from '../../../shared/problems/problem';

/** Red, green and blue bytes, row-major; transparency is left out. */
export interface Picture {
  readonly height: number;
  readonly width: number;
  readonly pixels: Uint8Array;
}

/** Larger pictures would be scaled down to be trained on, and a hostile header could ask for gigabytes. */
const mostPixels = 40_000_000;

/** A PNG or JPEG, told apart by its first bytes. */
export function parsePicture(bytes: Buffer, file: string): Result<Picture> {
  try {
    const isPng = bytes.toString('latin1', 1, 4) === 'PNG';
    if (isPng && pixelsOfPng(bytes) > mostPixels) return fail(unreadable(file, 'it is too large'));
    const { height, width, data } = isPng
      ? PNG.sync.read(bytes)
      : decode(bytes, {
          useTArray: true,
          maxResolutionInMP: mostPixels / 1e6,
          maxMemoryUsageInMB: 1024,
        });
    return succeed({ height, width, pixels: withoutAlpha(data) });
  } catch (error) {
    return fail(unreadable(file, error instanceof Error ? error.message : String(error)));
  }
}

/** By its header: width and height are the first two numbers of the first chunk. */
function pixelsOfPng(bytes: Buffer): number {
  return bytes.length < 24 ? 0 : bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
}

function withoutAlpha(data: Uint8Array): Uint8Array {
  const pixels = new Uint8Array((data.length / 4) * 3);
  for (let pixel = 0; pixel < data.length / 4; pixel += 1) {
    pixels.set(data.subarray(4 * pixel, 4 * pixel + 3), 3 * pixel);
  }
  return pixels;
}

function unreadable(file: string, reason: string): Problem {
  return {
    code: 'picture-unreadable',
    message: `"${basename(file)}" cannot be read as a PNG or JPEG picture (${reason}).`,
    hint: 'Take it out of the folder or save it anew.',
    place: { kind: 'file', file },
  };
}
