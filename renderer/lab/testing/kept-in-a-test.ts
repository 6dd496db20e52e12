import type { ExperimentMemory } from '../experiment-memory';

/** What a test that opens one experiment remembers of it. */
export function keptInATest<Remembered>(nothing: Remembered): ExperimentMemory<Remembered> {
  let remembered = nothing;
  return {
    get remembered() {
      return remembered;
    },
    keep: (next) => (remembered = next),
  };
}
