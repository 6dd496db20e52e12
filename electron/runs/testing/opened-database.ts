import { RunDatabase } from '../run-database';

/** The database of a folder of a test's own. */
export async function openedDatabase(folder: string): Promise<RunDatabase> {
  const result = await RunDatabase.open(folder);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}
