import { describe, expect, it } from 'vitest';
import { gradientAutocorrelations } from './gradient-autocorrelation';

type Kernel = readonly Float64Array[];

const points = 256;
const line = Array.from({ length: points }, (_, index) => 2 * ((2 * index) / (points - 1) - 1));

function kernelOf(valueAt: (row: number, column: number) => number): Kernel {
  return line.map((_, row) => Float64Array.from(line, (__, column) => valueAt(row, column)));
}

const at = (kernel: Kernel, row: number, column: number): number => kernel[row]?.[column] ?? NaN;

/** Takes away what each unit has in the mean over the line. */
function centred(kernel: Kernel): Kernel {
  const means = kernel.map((row) => row.reduce((sum, value) => sum + value, 0) / points);
  const mean = means.reduce((sum, value) => sum + value, 0) / points;
  return kernelOf(
    (row, column) => at(kernel, row, column) - (means[row] ?? 0) - (means[column] ?? 0) + mean,
  );
}

function angle(kernel: Kernel, row: number, column: number): number {
  const sizes = Math.sqrt(at(kernel, row, row) * at(kernel, column, column));
  return Math.acos(Math.max(-1, Math.min(1, sizes === 0 ? 0 : at(kernel, row, column) / sizes)));
}

/** Mean over the units of relu(z) relu(z'), the arc-cosine kernel of degree 1 (Cho and Saul 2009). */
function rectified(kernel: Kernel, angles: Kernel): Kernel {
  return kernelOf((row, column) => {
    const theta = at(angles, row, column);
    const sizes = Math.sqrt(at(kernel, row, row) * at(kernel, column, column));
    return (sizes * (Math.sin(theta) + (Math.PI - theta) * Math.cos(theta))) / (2 * Math.PI);
  });
}

/**
 * Covariance of the gradient dy/dt at two points of the line in ReLU networks without end of width and with He's weights: a
 * layer multiplies it by twice the probability that a unit is on at both, (pi - theta) / pi. The output's size is left out.
 */
function gradientCovariance(depth: number, branchScale: number | null, centres: boolean): Kernel {
  let signal = kernelOf((row, column) => (line[row] ?? 0) * (line[column] ?? 0));
  let gradient = kernelOf(() => 1);
  let [blockSignal, blockGradient] = [signal, gradient];
  for (let place = 1; place <= depth; place += 1) {
    if (place % 2 === 0) [blockSignal, blockGradient] = [signal, gradient];
    const [before, past] = [signal, gradient];
    const doubled = kernelOf((row, column) => 2 * at(before, row, column));
    const z = centres ? centred(doubled) : doubled;
    const angles = kernelOf((row, column) => angle(z, row, column));
    signal = rectified(z, angles);
    gradient = kernelOf(
      (row, column) => (at(past, row, column) * (Math.PI - at(angles, row, column))) / Math.PI,
    );
    if (branchScale === null || place === 1 || place % 2 === 0) continue;
    const [branch, branchGradient, skip, skipGradient] = [
      signal,
      gradient,
      blockSignal,
      blockGradient,
    ];
    const share = branchScale ** 2;
    signal = kernelOf((row, column) => at(skip, row, column) + share * at(branch, row, column));
    gradient = kernelOf(
      (row, column) => at(skipGradient, row, column) + share * at(branchGradient, row, column),
    );
  }
  return gradient;
}

function autocorrelationOf(covariance: Kernel, takesMean: boolean): number {
  const kernel = takesMean ? centred(covariance) : covariance;
  let [next, own] = [0, 0];
  line.forEach((_, index) => {
    own += at(kernel, index, index);
    if (index > 0) next += at(kernel, index - 1, index);
  });
  return next / own;
}

// Seconds on a quiet machine; a busy one must not fail the theory.
describe(
  'the autocorrelation of the gradient at lag 1 in wide networks',
  { timeout: 60_000 },
  () => {
    it.each([
      ['2 layers', 2, null, 0.98],
      ['24 plain layers', 24, null, 0.17],
      ['24 layers beside skips of 0.1', 25, 0.1, 0.99],
    ] as const)('with centred layers, %s: as the page on lessons says', (_, depth, scale, said) => {
      const covariance = gradientCovariance(depth, scale, true);
      expect(autocorrelationOf(covariance, true)).toBeCloseTo(said, 2);
      // Taking the mean of the gradient itself away is not what matters.
      expect(Math.abs(autocorrelationOf(covariance, false) - said)).toBeLessThan(0.015);
    });

    it('without centred layers does not shatter in 24 of them', () => {
      expect(autocorrelationOf(gradientCovariance(24, null, false), true)).toBeGreaterThan(0.98);
    });

    it('is that of the networks of the lesson where these are shallow', () => {
      const [measured = NaN] = gradientAutocorrelations(
        { depth: 2, width: 200, branchScale: null },
        [1],
      );
      const wide = autocorrelationOf(gradientCovariance(2, null, true), true);
      expect(Math.abs(measured - wide)).toBeLessThan(0.02);
    });
  },
);
