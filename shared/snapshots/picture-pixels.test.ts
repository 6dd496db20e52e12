import { expect, it } from 'vitest';
import { columnStatistics, scaleRows } from '../data/scaling';
import { pixelReader } from './picture-pixels';

it('gives back the grey values of before the scaling, in each pixel’s own units or not', () => {
  const grey = Float64Array.of(0, 128, 255, 64, 0, 255, 255, 255, 0, 0, 32, 255);
  const rows = Int32Array.of(0, 1, 2);
  const statistics = columnStatistics(grey, rows, 4);
  for (const scaling of ['z-score', 'min-max', 'none'] as const) {
    const inputs = scaleRows(grey, rows, statistics, scaling);
    const features = statistics.map((column, index) => ({ ...column, name: `p${index}` }));
    const kept = {
      features,
      scaling,
      fillsGaps: false,
      classes: [],
      targetName: 't',
      target: null,
    };
    const pixels = pixelReader({ count: 3, inputs, targets: new Float32Array(3) }, 4, kept);
    expect([...pixels(0), ...pixels(1), ...pixels(2)]).toEqual([...grey]);
  }
});

it('is not darkened by a single pixel that lies far off', () => {
  const inputs = Float32Array.from({ length: 400 }, (_, place) => (place % 2 === 0 ? 0 : 1));
  inputs[399] = 100;
  const pixels = pixelReader({ count: 100, inputs, targets: new Float32Array(100) }, 4, null);
  expect(pixels(99)[3]).toBe(255);
  expect(pixels(0)[1]).toBeGreaterThan(10);
});
