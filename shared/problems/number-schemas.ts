import * as v from 'valibot';

/**
 * Number schemas for everything that files and messages carry. The message of each check is the phrase that completes
 * "expected ...", so that a reader can put it into a sentence with the JSON path and what was found.
 */

export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER) {
  const expected = `a whole number ${range(least, most)}`;
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(least, expected),
    v.maxValue(most, expected),
  );
}

export function finiteNumber() {
  const expected = 'a number';
  return v.pipe(v.number(expected), v.finite(expected));
}

export function nonNegativeNumber() {
  const expected = 'a number of at least 0';
  return v.pipe(v.number(expected), v.finite(expected), v.minValue(0, expected));
}

/** A share of a whole that is never the whole: 0 <= share < 1. */
export function shareBelowOne() {
  const expected = 'a number from 0 to below 1';
  return v.pipe(
    v.number(expected),
    v.finite(expected),
    v.minValue(0, expected),
    v.ltValue(1, expected),
  );
}

function range(least: number, most: number): string {
  return most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
}
