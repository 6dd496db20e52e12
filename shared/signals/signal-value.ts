/** What a reported value is: four things that are easily taken for 0, and numbers. */
export type SignalValueKind = 'not-measured' | 'not-finite' | 'zero' | 'underflow' | 'number';

/** The smallest number that a float32 holds with all of its digits, 2^-126; below it digits are lost or flushed to 0. */
const smallestNormal = 2 ** -126;

export function signalValueKind(value: number | null | undefined): SignalValueKind {
  if (value === null || value === undefined) return 'not-measured';
  if (!Number.isFinite(value)) return 'not-finite';
  if (value === 0) return 'zero';
  return Math.abs(value) < smallestNormal ? 'underflow' : 'number';
}

/** A value as a sentence says it. */
export function signalValueWords(value: number | null | undefined): string {
  switch (signalValueKind(value)) {
    case 'not-measured':
      return 'not measured';
    case 'not-finite':
      return Number.isNaN(value) ? 'not a number' : 'infinite';
    case 'zero':
      return '0';
    case 'underflow':
      return 'too small for a float32';
    case 'number':
      return numberWords(Number(value));
  }
}

function numberWords(value: number): string {
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e5) return value.toExponential(1).replace('e+', 'e');
  return String(Number(value.toPrecision(3)));
}
