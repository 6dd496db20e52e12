import { describe, expect, it } from 'vitest';
import {
  gradientFactor,
  meanGradientFactor,
  nextVariance,
  normalMean,
  tanhSlope,
} from './mean-field';

const relu = {
  activation: (x: number) => Math.max(0, x),
  slope: (x: number) => (x > 0 ? 1 : 0),
  weightVariance: 2,
};

describe('mean-field theory', () => {
  it.each([
    ['x²', (x: number) => x * x, 3, 3],
    ['x⁴', (x: number) => x ** 4, 2, 12],
    ['cos x', Math.cos, 1, Math.exp(-1 / 2)],
  ] as const)('takes the mean of %s over a normal variable', (_, f, variance, mean) => {
    expect(normalMean(f, variance)).toBeCloseTo(mean, 9);
  });

  it('keeps forward and backward variance of ReLU with He weights (He et al. 2015)', () => {
    expect(nextVariance(relu, 1.7)).toBeCloseTo(1.7, 9);
    // The trapezoidal rule gives half a step to the jump of the slope.
    expect(gradientFactor(relu, 1.7)).toBeCloseTo(1, 2);
  });

  it('tends to the weight variance for small signals in tanh (Schoenholz et al. 2017)', () => {
    const layers = { activation: Math.tanh, slope: tanhSlope, weightVariance: 0.5 };
    expect(gradientFactor(layers, 1e-6)).toBeCloseTo(0.5, 5);
    expect(meanGradientFactor(layers, 1e-6, 20)).toBeCloseTo(0.5, 5);
  });
});
