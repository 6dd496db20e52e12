/** A straight line through log10 of a signal over depth. */
export interface DepthFit {
  /**
   * What a layer does to the signal on its way back: value at depth d / value at depth d + 1.
   * Below 1 the signal vanishes towards the input, above 1 it grows.
   */
  readonly factorPerLayer: number;
  /** log10 of the fitted value at a depth. */
  readonly at: (depth: number) => number;
  /** Share of log10's variance that the line explains, 0 to 1. */
  readonly rSquared: number;
}

export interface DepthValue {
  readonly depth: number;
  readonly value: number;
}

/**
 * Least squares on log10. Values that have no logarithm (0, NaN, infinity) are left out;
 * null with fewer than three that have one, where any line would fit.
 */
export function fitDepth(values: readonly DepthValue[]): DepthFit | null {
  const points = values
    .filter(({ value }) => value > 0 && Number.isFinite(value))
    .map(({ depth, value }) => ({ depth, decade: Math.log10(value) }));
  if (points.length < 3) return null;
  const meanDepth = mean(points.map(({ depth }) => depth));
  const meanDecade = mean(points.map(({ decade }) => decade));
  let depthSquares = 0;
  let products = 0;
  let decadeSquares = 0;
  for (const { depth, decade } of points) {
    depthSquares += (depth - meanDepth) ** 2;
    products += (depth - meanDepth) * (decade - meanDecade);
    decadeSquares += (decade - meanDecade) ** 2;
  }
  const slope = products / depthSquares;
  return {
    factorPerLayer: 10 ** -slope,
    at: (depth) => meanDecade + slope * (depth - meanDepth),
    rSquared: decadeSquares === 0 ? 1 : (slope * products) / decadeSquares,
  };
}

/**
 * The fit over the hidden layers, from the first to the last. The output layer has no activation to pass
 * and is left out where enough hidden layers remain. null where a layer is not finite: then no factor
 * describes the signal.
 *
 * @param values one per weight layer, the output last; null: not measured
 */
export function fitHiddenLayers(values: readonly (number | null)[]): DepthFit | null {
  const points = values.map((value, index) => ({ depth: index + 1, value: value ?? 0 }));
  if (points.some(({ value }) => !Number.isFinite(value))) return null;
  const hidden = points.slice(0, -1);
  return hidden.length >= 3 ? fitDepth(hidden) : fitDepth(points);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
