import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunDatabase } from './run-database';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradient-lab-hostile-runs-'));
  file = join(folder, 'runs.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A database of SQLite that is not the lab's. */
function otherDatabase(sql: string): void {
  const database = new Libsql(file);
  database.exec(sql);
  database.close();
}

describe('a database of runs that was replaced by', () => {
  it.each<[string, () => void]>([
    ['text', () => writeFileSync(file, 'not a database, and longer than a header. '.repeat(50))],
    ['another program’s, of no version', () => otherDatabase('CREATE TABLE runs (song TEXT);')],
    [
      'another program’s, of the same version',
      () => otherDatabase('CREATE TABLE songs (id TEXT); PRAGMA user_version = 1;'),
    ],
    [
      'another program’s with tables of the same names',
      () =>
        otherDatabase(
          'CREATE TABLE runs (id TEXT); CREATE TABLE epochs (run TEXT); PRAGMA user_version = 1;',
        ),
    ],
  ])('%s is told of in words and left as it is', async (_case, replace) => {
    replace();
    const before = readFileSync(file);
    const opened = await RunDatabase.open(folder);
    expect(opened.ok ? 'opened' : opened.problems[0].code).toBe('runs-not-kept');
    expect(existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`).length : 0).toBe(0);
    expect(contentOf(readFileSync(file))).toEqual(contentOf(before));
  });
});

/** Without what SQLite's header notes of the way in which the file was last opened. */
function contentOf(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, 18), bytes.subarray(100)]);
}
