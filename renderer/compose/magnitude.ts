import { powerOfTen } from '../observe/powers-of-ten';

/** A gradient's size as a node has room for it: "0.02", "10⁻⁸", "0" or "NaN". */
export function briefMagnitude(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const size = Math.abs(value);
  if (!Number.isFinite(size)) return '∞';
  if (size === 0) return '0';
  // From 0.0095 on, one digit after rounding reads 0.01 or more.
  if (size >= 0.0095 && size < 999.5) return plain(size);
  return powerOfTen(Math.round(Math.log10(size)));
}

/** Decades that the meter spans, 10^-10 to 1. */
const decades = 10;

/** Share of the meter that is filled, 0 to 1. */
export function meterShare(value: number): number {
  const size = Math.abs(value);
  if (!(size > 0)) return 0;
  return Math.min(1, Math.max(0, 1 + Math.log10(size) / decades));
}

/** Too small for the meter's scale: float32 weights of ordinary size do not feel it. */
export function underflows(value: number): boolean {
  return Math.abs(value) < 10 ** -decades;
}

function plain(size: number): string {
  return size < 1 ? String(Number(size.toPrecision(1))) : String(Number(size.toPrecision(2)));
}
