import type { Picture } from './formats/picture';

const channels = 3;

/**
 * The picture at another size: first along the rows, then along the columns, each new pixel the mean of the old ones
 * weighted by a triangle as wide as the step between new pixels (bilinear; smoothed where it shrinks, as Pillow's BILINEAR).
 */
export function resizePicture(picture: Picture, height: number, width: number): Picture {
  if (picture.height === height && picture.width === width) return picture;
  const across = weights(picture.width, width);
  const down = weights(picture.height, height);
  const narrow = new Float64Array(picture.height * width * channels);
  for (let row = 0; row < picture.height; row += 1) {
    for (const [column, { first, shares }] of across.entries()) {
      for (let channel = 0; channel < channels; channel += 1) {
        narrow[(row * width + column) * channels + channel] = shares.reduce((sum, share, index) => {
          const pixel = row * picture.width + first + index;
          return sum + share * (picture.pixels[pixel * channels + channel] ?? 0);
        }, 0);
      }
    }
  }
  const pixels = new Uint8Array(height * width * channels);
  for (const [row, { first, shares }] of down.entries()) {
    for (let place = 0; place < width * channels; place += 1) {
      const value = shares.reduce(
        (sum, share, index) =>
          sum + share * (narrow[(first + index) * width * channels + place] ?? 0),
        0,
      );
      pixels[row * width * channels + place] = Math.round(value);
    }
  }
  return { height, width, pixels };
}

interface Weights {
  readonly first: number;
  readonly shares: readonly number[];
}

/** For each of the new pixels, which old ones it is made of and in which shares. */
function weights(before: number, after: number): readonly Weights[] {
  const step = before / after;
  const reach = Math.max(1, step);
  return Array.from({ length: after }, (_, place) => {
    const centre = (place + 0.5) * step;
    const first = Math.max(0, Math.floor(centre - reach));
    const last = Math.min(before - 1, Math.ceil(centre + reach) - 1);
    const raw = Array.from({ length: last - first + 1 }, (_, index) =>
      Math.max(0, 1 - Math.abs(first + index + 0.5 - centre) / reach),
    );
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    return { first, shares: raw.map((weight) => weight / total) };
  });
}
