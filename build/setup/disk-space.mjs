import { existsSync, readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SetupProblem } from './setup-problem.mjs';

const megabyte = 1e6;

/**
 * Says so before a long download rather than at its end.
 *
 * @param {string} folder need not exist yet
 * @param {number} megabytesNeeded
 * @param {string} forWhat
 */
export async function requireSpace(folder, megabytesNeeded, forWhat) {
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  const { bavail, bsize } = await statfs(existing);
  const free = (bavail * bsize) / megabyte;
  if (free >= megabytesNeeded) return;
  throw new SetupProblem(
    `The disk that holds ${folder} has ${free.toFixed(0)} MB free, and ${forWhat} needs ${megabytesNeeded} MB.`,
    'Free some space, or set GRADIENT_LAB_CACHE to a folder on a larger disk, then run the same command again.',
  );
}

/**
 * @param {string} folder
 * @returns {number} megabytes in all files below it, which may come and go meanwhile
 */
export function megabytesIn(folder) {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) bytes += sizeOf(join(entry.parentPath, entry.name));
    }
  } catch {
    // A folder that vanished while it was read counts for nothing.
  }
  return bytes / megabyte;
}

/** @param {string} file */
function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Reports how much has arrived in a folder until `work` ends.
 *
 * @template T
 * @param {{ folder: string, megabytes: number, report: import('./progress-report.mjs').Report }} watch
 * @param {() => Promise<T>} work
 */
export async function watchingSize({ folder, megabytes, report }, work) {
  const watching = setInterval(() => report.amount(megabytesIn(folder), megabytes, 'MB'), 500);
  try {
    return await work();
  } finally {
    clearInterval(watching);
  }
}
