/**
 * The value below which so many per cent of the values lie, between neighbours in proportion (NumPy's default, Hyndman
 * and Fan 1996, type 7). sorted: ascending. NaN where there is none.
 */
export function percentileOf(sorted: ArrayLike<number>, percent: number): number {
  const place = (percent / 100) * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) return NaN;
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
