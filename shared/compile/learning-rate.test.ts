import { describe, expect, it } from 'vitest';
import { learningRateAt } from './learning-rate';

const length = { stepsPerEpoch: 10, epochs: 4 };

describe('learningRateAt', () => {
  it.each([
    [0, 0.5],
    [39, 0.5],
  ])('is constant: step %d', (step, expected) => {
    expect(learningRateAt(step, 0.5, { type: 'constant' }, length)).toBe(expected);
  });

  it.each([
    [0, 0.8],
    [19, 0.8],
    [20, 0.4],
    [40, 0.2],
  ])('falls by a factor every so many epochs: step %d', (step, expected) => {
    const schedule = { type: 'step', epochs: 2, factor: 0.5 } as const;
    expect(learningRateAt(step, 0.8, schedule, length)).toBeCloseTo(expected, 15);
  });

  it.each([
    [0, 1],
    [10, 0.1 + 0.9 * (0.5 + Math.SQRT1_2 / 2)],
    [20, 0.55],
    [40, 0.1],
    [80, 0.1],
  ])('follows half a cosine to its minimum and stays there: step %d', (step, expected) => {
    expect(learningRateAt(step, 1, { type: 'cosine', minimum: 0.1 }, length)).toBeCloseTo(
      expected,
      15,
    );
  });

  it.each([
    [0, 0.05],
    [9, 0.5],
    [19, 1],
    [35, 1],
  ])('warms up: step %d', (step, expected) => {
    expect(learningRateAt(step, 1, { type: 'warmup', epochs: 2 }, length)).toBeCloseTo(
      expected,
      15,
    );
  });
});
