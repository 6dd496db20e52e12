import { describe, expect, it } from 'vitest';
import { plane } from './formats/pictures.fixture';
import { resizePicture } from './resize-picture';

const picture = { height: 4, width: 6, pixels: Uint8Array.from(plane) };

/** The same picture by Pillow's resize((width, height), BILINEAR), which rounds between its two passes. */
const pillow: readonly (readonly [number, number, readonly number[]])[] = [
  [2, 3, [30, 21, 179, 32, 75, 161, 33, 129, 143, 92, 21, 147, 94, 75, 129, 95, 129, 111]],
  [3, 2, [13, 38, 182, 16, 113, 157, 61, 38, 158, 64, 113, 133, 109, 38, 134, 112, 113, 109]],
  [1, 1, [63, 75, 145]],
  [
    7,
    5,
    [
      0, 6, 198, 1, 41, 186, 3, 75, 175, 4, 109, 164, 5, 144, 152, 14, 6, 191, 15, 41, 179, 17, 75,
      168, 18, 109, 157, 19, 144, 145, 37, 6, 179, 38, 41, 167, 40, 75, 156, 41, 109, 145, 42, 144,
      133, 60, 6, 168, 61, 41, 156, 63, 75, 145, 64, 109, 134, 65, 144, 122, 83, 6, 157, 84, 41,
      145, 86, 75, 134, 87, 109, 123, 88, 144, 111, 106, 6, 145, 107, 41, 133, 109, 75, 122, 110,
      109, 111, 111, 144, 99, 120, 6, 138, 121, 41, 126, 123, 75, 115, 124, 109, 104, 125, 144, 92,
    ],
  ],
];

describe('resizePicture', () => {
  it.each(pillow)('to %d x %d is what Pillow makes of it', (height, width, expected) => {
    const resized = resizePicture(picture, height, width);
    expect(resized).toMatchObject({ height, width });
    expect(resized.pixels.length).toBe(expected.length);
    for (const [index, value] of resized.pixels.entries()) {
      expect(Math.abs(value - (expected[index] ?? NaN))).toBeLessThanOrEqual(1);
    }
  });

  it('leaves a picture of the right size alone', () => {
    expect(resizePicture(picture, 4, 6)).toBe(picture);
  });
});
