const superscriptDigits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'] as const;

/** −12 becomes "⁻¹²". */
export function superscript(exponent: number): string {
  const sign = exponent < 0 ? '⁻' : '';
  const digits = String(Math.abs(Math.trunc(exponent)));
  return sign + Array.from(digits, (digit) => superscriptDigits[Number(digit)] ?? '').join('');
}

/** The label of a decade: "10⁻²", and plain "1" and "10" where the power says no more. */
export function powerOfTen(exponent: number): string {
  if (exponent === 0) return '1';
  return exponent === 1 ? '10' : `10${superscript(exponent)}`;
}

const decadeSteps = [1, 2, 5, 10, 20, 50, 100];

/**
 * Exponents to label on a log axis: every decade, every second, every fifth ..., so that at most `most`
 * remain. They are multiples of the step, so that they stay put when the axis grows.
 */
export function decadeTicks(low: number, high: number, most: number): readonly number[] {
  const first = Math.ceil(low);
  const last = Math.floor(high);
  const step =
    decadeSteps.find((size) => Math.floor(last / size) - Math.ceil(first / size) < most) ?? 200;
  const ticks: number[] = [];
  for (let exponent = Math.ceil(first / step) * step; exponent <= last; exponent += step) {
    ticks.push(exponent === 0 ? 0 : exponent);
  }
  return ticks;
}
