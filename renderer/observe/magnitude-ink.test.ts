import { describe, expect, it } from 'vitest';
import { magnitudeInk, packed, shadeOf } from './magnitude-ink';

const light = ['#f2f3f6', '#b4bbc9', '#818da3', '#546480', '#2b3d5f', '#0a1d42'];

it('packs red into the lowest byte and an opaque alpha into the highest', () => {
  expect(packed('#123456')).toBe(0xff563412);
});

describe('magnitudeInk', () => {
  it('passes through its stops', () => {
    const ink = magnitudeInk(light);
    light.forEach((stop, index) => expect(ink[index * 51]).toBe(packed(stop)));
  });

  it('never grows lighter towards 1 on a light page', () => {
    const red = Array.from(magnitudeInk(light), (colour) => colour & 0xff);
    red.forEach((value, shade) => expect(value).toBeLessThanOrEqual(red[shade - 1] ?? 255));
  });
});

describe('shadeOf', () => {
  it.each([
    [1, 255],
    [1e-10, 0],
    [1e-5, 128],
    [1e-2, 204],
    [50, 255],
    [1e-38, 0],
  ])('of %f is %i', (value, shade) => {
    expect(shadeOf(value)).toBe(shade);
  });
});
