import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'libsql';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { migrations, tables } from './migrations';

/** How long a writer waits for another one: window and command line may write at the same time. */
const patience = 5000;

const databaseFile = 'runs.sqlite';

/**
 * Opens the database in the folder, made where there is none, and brings its tables to the present version. It keeps a
 * write-ahead log: a process that is killed while it writes leaves what was committed, whole.
 */
export async function openDatabase(folder: string): Promise<Result<Database>> {
  const file = join(folder, databaseFile);
  try {
    mkdirSync(folder, { recursive: true });
    // Loaded here and not above: on a machine for which there is no build of SQLite, all else goes on.
    const { default: Libsql } = await import('libsql');
    const database = new Libsql(file, { timeout: patience });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    database.exec('PRAGMA foreign_keys = ON;');
    try {
      return upToDate(database);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    return fail(notOpened(file, error));
  }
}

function upToDate(database: Database): Result<Database> {
  const newer = migrate(database);
  if (newer !== null) {
    database.close();
    return fail(newer);
  }
  return succeed(database);
}

/** Why the database cannot be brought to the present version; null if it was. */
function migrate(database: Database): Problem | null {
  const step = database.transaction(() => {
    const version = versionOf(database);
    if (version > migrations.length) return madeByANewerVersion;
    for (const sql of migrations.slice(version)) database.exec(sql);
    // Before anything is committed: into another program's file nothing is written.
    requireTables(database);
    if (version < migrations.length) database.exec(`PRAGMA user_version = ${migrations.length};`);
    return null;
  });
  return step.immediate();
}

/** A file of the same version may still be another program's: SQLite says what it lacks. */
function requireTables(database: Database): void {
  for (const [table, columns] of Object.entries(tables)) {
    database.prepare(`SELECT ${columns.join()} FROM ${table} LIMIT 0`).all();
  }
}

function versionOf(database: Database): number {
  const row = database.prepare('PRAGMA user_version').get();
  return typeof row === 'object' && row !== null && 'user_version' in row
    ? Number(row.user_version)
    : 0;
}

const madeByANewerVersion: Problem = {
  code: 'runs-of-a-newer-version',
  message: 'The database of runs was written by a newer Gradient Lab.',
  hint: 'Update Gradient Lab to see its runs and to keep new ones.',
};

function notOpened(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'runs-not-kept',
    message: `The database of runs ${file} cannot be opened: ${reason.split('\n', 1)[0] ?? reason}`,
    hint: 'Runs train all the same, but are not kept.',
    place: { kind: 'file', file },
  };
}
