/** Round numbers on a linear axis: multiples of 1, 2 or 5 times a power of ten. */
export interface RoundTicks {
  readonly step: number;
  readonly values: readonly number[];
}

/**
 * Ticks from low to high (low < high), both included where they are multiples of the step.
 * @param most largest number of steps that the axis has room for
 * @param leastStep 1 for things that are counted, such as epochs
 */
export function roundTicks(low: number, high: number, most: number, leastStep = 0): RoundTicks {
  const step = Math.max(leastStep, roundStep((high - low) / Math.max(1, most)));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const values: number[] = [];
  for (let multiple = first; multiple <= last; multiple += 1) values.push(multiple * step + 0);
  return { step, values };
}

/** The smallest multiple of the axis's own step at or above `value`, for an axis that starts at 0. */
export function roundUp(value: number, most: number): number {
  const step = roundStep(value / Math.max(1, most));
  return Math.ceil(value / step - 1e-9) * step;
}

/** The smallest 1, 2 or 5 times a power of ten at or above `size` (> 0). */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size) + 1e-9);
  const multiple = size / power;
  const tolerance = 1 + 1e-9;
  if (multiple <= tolerance) return power;
  if (multiple <= 2 * tolerance) return 2 * power;
  return multiple <= 5 * tolerance ? 5 * power : 10 * power;
}
