import * as v from 'valibot';

/** Schemas of a layer's numbers. The message of each check completes the sentence "expected ...". */

export function wholeNumberField(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(least, expected),
    v.maxValue(most, expected),
  );
}

export function finiteNumberField() {
  const expected = 'a finite number';
  return v.pipe(v.number(expected), v.finite(expected));
}

export function positiveNumberField() {
  const expected = 'a number above 0';
  return v.pipe(v.number(expected), v.finite(expected), v.gtValue(0, expected));
}

/** A share of a whole that is never the whole: 0 <= share < 1. */
export function shareBelowOneField() {
  const expected = 'a number from 0 to below 1';
  return v.pipe(
    v.number(expected),
    v.finite(expected),
    v.minValue(0, expected),
    v.ltValue(1, expected),
  );
}

export function choiceField<const Options extends readonly string[]>(options: Options) {
  return v.picklist(options, `one of ${options.join(', ')}`);
}

export function switchField() {
  return v.boolean('true or false');
}
