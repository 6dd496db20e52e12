import type { Experiment } from './experiment';
import { experimentFromJson } from './read-experiment';

/** A bundled experiment; a faulty one is a bug that the tests of the examples find. */
export function exampleFrom(document: unknown): Experiment {
  const read = experimentFromJson(document);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.value;
}
