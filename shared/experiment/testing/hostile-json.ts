import fc from 'fast-check';

const pollution = '{"polluted": true}';
export const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** Values as text, for some of them no JavaScript value is written as. */
export const hostileValue = fc.oneof(
  fc.constantFrom('1e999', '-1e999', '1e-999', '-0', '9007199254740993', '0.1e309', '5e-324'),
  fc.constantFrom('null', 'true', '""', '[]', '{}', '[[]]', '{"": {}}', '"\\u0000"', '"\\ud800"'),
  fc.constantFrom(`{"__proto__": ${pollution}}`, `{"constructor": {"prototype": ${pollution}}}`),
  fc.integer({ min: 1, max: 40 }).map(nested),
  fc.integer({ min: 1, max: 20_000 }).map((length) => JSON.stringify('x'.repeat(length))),
  fc.json({ maxDepth: 4 }),
);

export const hostileName = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf', '', 'length', '0', 'format'),
  fc.string(),
);

/** Places in a document: where a value begins and ends in its text. */
export function valuesOf(text: string): readonly (readonly [number, number])[] {
  const scalars = /"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/gu;
  return [...text.matchAll(scalars)].map(({ index, 0: found }) => [index, index + found.length]);
}
