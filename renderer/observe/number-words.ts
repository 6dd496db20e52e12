import { superscript } from './powers-of-ten';

const minus = '−';

/**
 * A signal's magnitude in few characters: "0.068", "12", "4.5·10⁻⁹"; exactly 0 is "0".
 * Two significant digits, since a signal's second digit already differs from batch to batch.
 */
export function magnitudeWords(value: number): string {
  if (!Number.isFinite(value)) return notFiniteWords(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 0.00995 && size < 9_995) return plain(Number(value.toPrecision(2)), 2);
  const [mantissa = '', exponent = '0'] = value.toExponential(1).split('e');
  return `${mantissa.replace('-', minus)}·10${superscript(Number(exponent))}`;
}

/** A loss with three decimals, as in "0.693"; tiny and huge ones as magnitudes. */
export function lossWords(value: number): string {
  if (!Number.isFinite(value)) return notFiniteWords(value);
  if (value !== 0 && (Math.abs(value) < 0.0005 || Math.abs(value) >= 10_000)) {
    return magnitudeWords(value);
  }
  return value.toFixed(3).replace('-', minus);
}

/** A share of 1 as "96.3 %"; whole numbers from 100 on and at 0. */
export function shareWords(share: number): string {
  if (!Number.isFinite(share)) return notFiniteWords(share);
  const percent = share * 100;
  const rounded = Math.round(percent * 10) / 10;
  return `${rounded === Math.round(rounded) ? rounded.toFixed(0) : rounded.toFixed(1)} %`;
}

/** What one layer does to a signal on its way: "×0.12". */
export function factorWords(factor: number): string {
  if (factor >= 0.01 && factor < 100) {
    return `×${factor >= 10 ? factor.toFixed(0) : factor.toFixed(2)}`;
  }
  return `×${magnitudeWords(factor)}`;
}

/** A signed weight as on the axis of single weights: "−0.13". */
export function weightWords(value: number): string {
  if (!Number.isFinite(value)) return notFiniteWords(value);
  return value.toFixed(3).replace('-', minus);
}

/** The label of a tick on a linear axis whose ticks are `step` apart. */
export function tickWords(value: number, step: number): string {
  if (Math.abs(value) < step * 1e-9) return '0';
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return value.toFixed(Math.min(decimals, 8)).replace('-', minus);
}

/** Whole epochs as they are, others with one decimal. */
export function epochWords(epoch: number): string {
  return Number.isInteger(epoch) ? String(epoch) : epoch.toFixed(1);
}

function plain(value: number, digits: number): string {
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(decimals).replace('-', minus);
}

function notFiniteWords(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '∞' : `${minus}∞`;
}
