import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from './label-spread';

describe('spreadLabels', () => {
  it.each([
    { name: 'leaves labels with room alone', places: [10, 40, 80], spread: [10, 40, 80] },
    { name: 'parts two equal ones evenly', places: [50, 50], spread: [44.5, 55.5] },
    { name: 'keeps the order given', places: [80, 10, 40], spread: [80, 10, 40] },
    { name: 'pushes a crowd off the lower end', places: [0, 0, 1], spread: [0, 11, 22] },
    { name: 'pushes a crowd off the upper end', places: [100, 99, 100], spread: [89, 78, 100] },
  ])('$name', ({ places, spread }) => {
    expect(spreadLabels(places, 11, 0, 100)).toEqual(spread);
  });

  it('returns nothing for nothing', () => {
    expect(spreadLabels([], 11, 0, 100)).toEqual([]);
  });

  const places = fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { maxLength: 20 });

  it('keeps every pair at least the gap apart and inside the plot, in the wished order', () => {
    fc.assert(
      fc.property(places, (wished) => {
        const spread = spreadLabels(wished, 11, 0, 300);
        const pairs = wished.map((place, index) => ({ place, at: spread[index] ?? NaN }));
        pairs.sort((a, b) => a.at - b.at);
        pairs.forEach(({ place, at }, rank) => {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(300 + 1e-9);
          const before = pairs[rank - 1];
          if (before === undefined) return;
          expect(at - before.at).toBeGreaterThanOrEqual(11 - 1e-9);
          expect(place).toBeGreaterThanOrEqual(before.place);
        });
      }),
    );
  });

  it('changes nothing when it is applied to its own result', () => {
    fc.assert(
      fc.property(places, (wished) => {
        const once = spreadLabels(wished, 11, 0, 300);
        spreadLabels(once, 11, 0, 300).forEach((place, index) => {
          expect(place).toBeCloseTo(once[index] ?? NaN, 6);
        });
      }),
    );
  });
});
