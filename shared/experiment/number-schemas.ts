import * as v from 'valibot';

/**
 * Number schemas beside those that layers have (network/number-fields.ts). The message of each check completes the
 * sentence "expected ...", which schema-problems.ts writes with the JSON path and what was found.
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

export function numberBetween(least: number, most: number) {
  const expected = `a number ${range(least, most)}`;
  return v.pipe(
    v.number(expected),
    v.finite(expected),
    v.minValue(least, expected),
    v.maxValue(most, expected),
  );
}

export function nonNegativeNumber() {
  const expected = 'a number of at least 0';
  return v.pipe(v.number(expected), v.finite(expected), v.minValue(0, expected));
}

function range(least: number, most: number): string {
  return most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
}
