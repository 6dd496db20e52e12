/**
 * What an experiment file may hold at most. It may come from anybody, and is read by the main process; no experiment comes
 * near these (a chain of a thousand dense layers with activations has 20,000 values), so what goes beyond is another kind
 * of file, or one made to do harm. Limits of single fields (units, epochs, repeats) stand with the fields.
 */
export const experimentLimits = {
  /** Of the file, which is UTF-8. */
  bytes: 16 * 1024 * 1024,
  characters: 16 * 1024 * 1024,
  /** Levels of nesting. */
  depth: 20,
  /** Numbers, texts, lists and objects, all together. */
  values: 100_000,
  /** Characters of one text or field name: paths are the longest that make sense. */
  textLength: 10_000,
  /** Problems told of one file. */
  problems: 100,
} as const;
