/**
 * The tables of the run database, as steps from one version to the next; SQLite's user_version counts those made.
 * A step that was ever released never changes: what has to become different is a further step.
 */
export const migrations: readonly string[] = [
  // 1: runs, and their epochs in chunks. Times are milliseconds since 1970; texts of objects are JSON.
  `
  CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    begun INTEGER NOT NULL,
    ended INTEGER,
    experiment TEXT NOT NULL,
    folder TEXT NOT NULL,
    description TEXT,
    totals TEXT,
    problem TEXT,
    verdict TEXT,
    weight_bytes INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX runs_by_begin ON runs (begun);
  CREATE TABLE epochs (
    run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    first_epoch INTEGER NOT NULL,
    losses TEXT NOT NULL,
    signals BLOB,
    PRIMARY KEY (run, first_epoch)
  );
  `,
  // 2: grids, and what the window was told of each of their runs, as JSON.
  `
  CREATE TABLE grids (
    id TEXT PRIMARY KEY,
    begun INTEGER NOT NULL,
    experiment TEXT NOT NULL,
    orders TEXT NOT NULL
  );
  CREATE TABLE grid_runs (
    grid TEXT NOT NULL REFERENCES grids (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    news TEXT NOT NULL,
    PRIMARY KEY (grid, place)
  );
  `,
];

/** The tables and their columns as the last step leaves them. */
export const tables: Readonly<Record<string, readonly string[]>> = {
  runs: [
    'id',
    'name',
    'begun',
    'ended',
    'experiment',
    'folder',
    'description',
    'totals',
    'problem',
    'verdict',
    'weight_bytes',
  ],
  epochs: ['run', 'first_epoch', 'losses', 'signals'],
  grids: ['id', 'begun', 'experiment', 'orders'],
  grid_runs: ['grid', 'place', 'news'],
};
