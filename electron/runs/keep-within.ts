import { judged } from './judge-run';
import type { Bounds, RunDatabase } from './run-database';

/** Drops the signals and weights of the runs that are too old to keep them; their verdict is given before. */
export function keepWithin(bounds: Bounds, database: RunDatabase): void {
  const old = new Set(database.beyond(bounds));
  if (old.size === 0) return;
  for (const run of database.list()) {
    if (!old.has(run.id)) continue;
    judged(run, database);
    database.dropSignalsAndWeights(run.id);
  }
}
