import * as v from 'valibot';

/** Schemas of fields; the message of each completes "expected ...", as those in shared/problems/number-schemas.ts do. */

export function positiveNumberField() {
  const expected = 'a number above 0';
  return v.pipe(v.number(expected), v.finite(expected), v.gtValue(0, expected));
}

export function choiceField<const Options extends readonly string[]>(options: Options) {
  return v.picklist(options, `one of ${options.join(', ')}`);
}

export function switchField() {
  return v.boolean('true or false');
}
