import { mixOklab, oklabFromHex, hexFromOklab } from '../lab/oklab';

/** The ink runs from 10⁻¹⁰, where the signal fades into the page, to 1. */
export const inkLow = -10;
export const inkHigh = 0;

const shades = 256;

/**
 * The ramp as 256 colours, packed for a 32-bit view of ImageData (little-endian: alpha, blue, green,
 * red from the top byte down).
 * @param stops "#rrggbb", equally spaced from 10⁻¹⁰ to 1; mixed in OKLab, where steps look even
 */
export function magnitudeInk(stops: readonly string[]): Uint32Array {
  const colours = stops.map(oklabFromHex);
  return Uint32Array.from({ length: shades }, (_, shade) => {
    const place = (shade / (shades - 1)) * (colours.length - 1);
    const before = Math.min(Math.floor(place), colours.length - 2);
    const from = colours[before];
    const to = colours[before + 1];
    if (from === undefined || to === undefined) throw new Error('a ramp needs two stops');
    return packed(hexFromOklab(mixOklab(from, to, place - before)));
  });
}

/** Index into the ramp for a positive finite value; values beyond its ends take the ends. */
export function shadeOf(value: number): number {
  return shadeAt((Math.log10(value) - inkLow) / (inkHigh - inkLow));
}

/** Index into a ramp: 0 is its least value, 1 its greatest; beyond its ends it takes the ends. */
export function shadeAt(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * (shades - 1));
}

/** "#rrggbb", opaque. */
export function packed(hex: string): number {
  const channel = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16);
  return ((255 << 24) | (channel(5) << 16) | (channel(3) << 8) | channel(1)) >>> 0;
}
