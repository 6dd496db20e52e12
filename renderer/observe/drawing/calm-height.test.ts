import { describe, expect, it } from 'vitest';
import { calmHeight } from './calm-height';
import { layerLinesPicture } from '../layer-lines-picture';
import { observedRunOf } from '../testing/observed-run-of';

/** Lines at the given px heights over ten epochs of 10 px; a decade is 10 px. */
function lines(...heights: readonly number[]) {
  const row = heights.map((height) => 10 ** (-height / 10));
  const rows = Array.from({ length: 11 }, () => row);
  const run = observedRunOf({ layers: heights.length, signals: { 'delta-rms': rows } });
  const picture = layerLinesPicture({
    run,
    compared: null,
    range: { from: 0, to: 10 },
    signal: 'delta-rms',
    hovered: null,
  });
  return { picture, x: (epoch: number) => epoch * 10, y: (decade: number) => -decade * 10 };
}

const words = { left: 0, right: 100 };

describe('calmHeight', () => {
  it('is the lowest height where nothing is in the way', () => {
    expect(calmHeight(lines(10), words, { top: 50, bottom: 90 })).toBe(90);
  });

  it('moves up from a line', () => {
    expect(calmHeight(lines(90), words, { top: 50, bottom: 90 })).toBe(78);
  });

  it('is the clearest height where every one is crowded', () => {
    // Between lines at 60 and 76 the middle, 68, is 8 px off both.
    expect(calmHeight(lines(60, 76, 92), words, { top: 60, bottom: 92 })).toBe(84);
    expect(calmHeight(lines(60, 76, 84, 92), words, { top: 60, bottom: 92 })).toBe(68);
  });

  it('does not care for lines beside the words', () => {
    const aside = { left: 200, right: 300 };
    expect(calmHeight(lines(90), aside, { top: 50, bottom: 90 })).toBe(90);
  });
});
