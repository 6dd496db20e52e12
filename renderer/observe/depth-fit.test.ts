import { describe, expect, it } from 'vitest';
import { fitDepth, fitHiddenLayers } from './depth-fit';

/** A signal that each layer multiplies by `factor` on its way back from depth 10. */
function vanishing(factor: number) {
  return Array.from({ length: 10 }, (_, index) => ({
    depth: index + 1,
    value: 0.02 * factor ** (9 - index),
  }));
}

describe('fitDepth', () => {
  it.each([0.1, 0.25, 1, 1.47])('finds the factor %f that made the values', (factor) => {
    const fit = fitDepth(vanishing(factor));
    expect(fit?.factorPerLayer).toBeCloseTo(factor, 10);
    expect(fit?.at(10)).toBeCloseTo(Math.log10(0.02), 10);
  });

  it('explains all of an exact geometric series', () => {
    expect(fitDepth(vanishing(0.12))?.rSquared).toBeCloseTo(1, 12);
  });

  it('leaves underflow and non-finite values out', () => {
    const values = vanishing(0.1).map((point) =>
      point.depth === 1 ? { ...point, value: 0 } : point,
    );
    values[1] = { depth: 2, value: NaN };
    values[2] = { depth: 3, value: Infinity };
    expect(fitDepth(values)?.factorPerLayer).toBeCloseTo(0.1, 10);
  });

  it('agrees with the normal equations worked by hand', () => {
    // decades 0, -1, -1 at depths 1, 2, 3: slope -1/2, mean -2/3, r² = (1/2)/(2/3) = 3/4
    const fit = fitDepth([
      { depth: 1, value: 1 },
      { depth: 2, value: 0.1 },
      { depth: 3, value: 0.1 },
    ]);
    expect(fit?.factorPerLayer).toBeCloseTo(Math.sqrt(10), 12);
    expect(fit?.at(2)).toBeCloseTo(-2 / 3, 12);
    expect(fit?.rSquared).toBeCloseTo(0.75, 12);
  });

  it('says nothing of fewer than three values', () => {
    expect(fitDepth(vanishing(0.1).slice(0, 2))).toBeNull();
  });
});

describe('fitHiddenLayers', () => {
  it('leaves the output out, whose gradient passes no activation', () => {
    const hidden = vanishing(0.1).map(({ value }) => value);
    expect(fitHiddenLayers([...hidden, 0.5])?.factorPerLayer).toBeCloseTo(0.1, 10);
  });

  it('takes the output in where too few hidden layers remain', () => {
    expect(fitHiddenLayers([0.01, 0.1, 1])?.factorPerLayer).toBeCloseTo(0.1, 10);
  });

  it('overlooks underflow and what was not measured', () => {
    expect(fitHiddenLayers([0, null, 0.01, 0.1, 1, 0.5])?.factorPerLayer).toBeCloseTo(0.1, 10);
  });

  it.each([NaN, Infinity])('says nothing of a signal with %f in it', (value) => {
    expect(fitHiddenLayers([value, 0.01, 0.1, 1, 0.5])).toBeNull();
  });
});
