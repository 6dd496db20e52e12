/** From values to places on an axis, with round ticks. */
export interface ScatterScale {
  readonly ticks: readonly number[];
  /** 0 at the axis's start, 1 at its end. */
  readonly share: (value: number) => number;
}

export function scatterScale(values: readonly number[]): ScatterScale {
  const finite = values.filter(Number.isFinite);
  const low = finite.length === 0 ? 0 : Math.min(...finite);
  const high = finite.length === 0 ? 1 : Math.max(...finite);
  const step = roundStep(high - low || Math.abs(high) || 1);
  const start = Math.floor(low / step);
  const end = Math.max(start + 1, Math.ceil(high / step));
  const ticks = Array.from({ length: end - start + 1 }, (_, index) =>
    Number(((start + index) * step).toPrecision(10)),
  );
  return { ticks, share: (value) => (value / step - start) / (end - start) };
}

/** 1, 2 or 5 times a power of ten, so that about five steps cover the range. */
function roundStep(range: number): number {
  const rough = range / 5;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const factor = rough / decade;
  return decade * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
}
