import type { JsonObject, Migration } from './migration';

/** Takes a document step by step to the newest version that the steps lead to. */
export function migrate(
  document: JsonObject,
  version: number,
  newest: number,
  steps: readonly Migration[],
): JsonObject {
  let migrated = document;
  for (let from = version; from < newest; from += 1) {
    const step = steps.find((candidate) => candidate.from === from);
    if (step === undefined) throw new Error(`No migration leads from version ${from}.`);
    migrated = { ...step.migrate(migrated), version: from + 1 };
  }
  return migrated;
}
