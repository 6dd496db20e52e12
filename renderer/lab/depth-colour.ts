import { hexFromOklab, mixOklab, oklabFromHex } from './oklab';
import type { Oklab } from './oklab';

/**
 * One colour means one depth, everywhere: early layers dark, late ones light. Viridis with its OKLab
 * lightness replaced by a straight line, so that order reads without colour vision and every stop
 * keeps 3:1 against the surface of its theme. Fill marks with it, never text.
 */
const lightStops = toOklab(
  '#460057 #421671 #33327b #19497a #005b70 #036a66 #02785b #048742 #439001 #7a9207 #a29300',
);
const darkStops = toOklab(
  '#8c4b9f #8360ba #737ac6 #6492c5 #58a7c0 #4fbbb5 #4ecda4 #61de89 #8ee95f #c8ed2d #ffeb50',
);

/**
 * @param depth 1 for the first weight layer
 * @param count weight layers, the output included
 * @returns "#rrggbb"
 */
export function depthColour(depth: number, count: number, dark: boolean): string {
  const share = count > 1 ? (depth - 1) / (count - 1) : 0;
  return rampColour(Math.min(1, Math.max(0, share)), dark);
}

/** share: 0 is the first layer, 1 the last. */
function rampColour(share: number, dark: boolean): string {
  const stops = dark ? darkStops : lightStops;
  const place = share * (stops.length - 1);
  const before = Math.min(Math.floor(place), stops.length - 2);
  const from = stops[before];
  const to = stops[before + 1];
  if (from === undefined || to === undefined) throw new Error(`no colour at ${share}`);
  return hexFromOklab(mixOklab(from, to, place - before));
}

function toOklab(hexes: string): readonly Oklab[] {
  return hexes.split(' ').map(oklabFromHex);
}
