import { describe, expect, it } from 'vitest';
import { nearestLayer } from './nearest-series';
import type { Series } from './picture';

/** One epoch is 10 px, one decade 10 px down from 0. */
const scale = { x: (x: number) => x * 10, y: (y: number) => -y * 10, top: 0, bottom: 100 };

function line(layer: string, ys: readonly number[], zeros: readonly number[] = []): Series {
  return {
    id: layer,
    label: layer,
    run: 'run 1',
    layer,
    depth: 1,
    style: 'solid',
    marks: 'line',
    colour: { of: 'ink' },
    width: 1,
    emphasis: 'normal',
    points: ys.map((y, x) => ({ x, y })),
    zeros,
    notFinite: [],
    last: '',
    direct: null,
  };
}

describe('nearestLayer', () => {
  const lines = [line('d1', [-6, -6, -6]), line('d2', [-3, -3, -3])];

  it.each([
    [10, 58, 'd1'],
    [10, 31, 'd2'],
    [10, 46, null],
    [70, 60, null],
  ])('at (%f, %f) px is %s', (x, y, layer) => {
    expect(nearestLayer(lines, scale, x, y)).toBe(layer);
  });

  it('finds a layer in the strip of zeros', () => {
    const withZeros = [...lines, line('d3', [NaN, NaN, NaN], [0, 1, 2])];
    expect(nearestLayer(withZeros, scale, 11, 92)).toBe('d3');
  });

  it('overlooks lines of the whole network', () => {
    expect(nearestLayer([{ ...line('x', [-1]), layer: null }], scale, 0, 10)).toBeNull();
  });
});
