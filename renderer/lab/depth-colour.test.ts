import { describe, expect, it } from 'vitest';
import { depthColour } from './depth-colour';
import { linearChannels, oklabFromHex } from './oklab';

const surfaces = [
  { theme: 'light', dark: false, surface: '#ffffff', first: '#460057', last: '#a29300' },
  { theme: 'dark', dark: true, surface: '#15181d', first: '#8c4b9f', last: '#ffeb50' },
] as const;

describe.each(surfaces)('depth colours on the $theme surface', ({ dark, surface, first, last }) => {
  it.each([1, 2, 4, 11, 31, 100])('keep a contrast of 3:1 with %i layers', (count) => {
    for (let depth = 1; depth <= count; depth += 1) {
      expect(contrast(depthColour(depth, count, dark), surface)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each([2, 11, 31, 100])('grow lighter from layer to layer with %i layers', (count) => {
    for (let depth = 2; depth <= count; depth += 1) {
      const before = oklabFromHex(depthColour(depth - 1, count, dark)).lightness;
      expect(oklabFromHex(depthColour(depth, count, dark)).lightness).toBeGreaterThan(before);
    }
  });

  it('start and end at the ends of the ramp', () => {
    expect(depthColour(1, 11, dark)).toBe(first);
    expect(depthColour(11, 11, dark)).toBe(last);
    expect(depthColour(31, 31, dark)).toBe(last);
  });
});

it('gives layer 6 of 11 the ramp’s middle stop', () => {
  expect(depthColour(6, 11, false)).toBe('#036a66');
  expect(depthColour(6, 11, true)).toBe('#4fbbb5');
});

/** WCAG 2.1 contrast ratio. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = linearChannels(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
