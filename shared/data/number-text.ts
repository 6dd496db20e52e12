const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** What float32, in which networks are trained, can hold. */
export const largestNumber = 3.4028234663852886e38;

/** The number that a cell of text holds; null: it is no number, or too large for training. */
export function numberOf(text: string): number | null {
  const trimmed = text.trim();
  if (!plainNumber.test(trimmed)) return null;
  const value = Number(trimmed);
  return Math.abs(value) <= largestNumber ? value : null;
}

const missingWords = new Set(['', '?', 'na', 'n/a', 'nan', 'null', 'none', '-']);

/** Nothing, or one of the usual words for nothing. */
export function isMissing(text: string): boolean {
  return missingWords.has(text.trim().toLowerCase());
}
