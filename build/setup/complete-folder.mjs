import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const mark = '.partial-';

/**
 * Makes a folder that is there only when it is complete: filled under another name, then renamed.
 * What an interrupted earlier attempt left is removed first. Call it under the cache's lock.
 *
 * @param {string} folder
 * @param {(partial: string) => Promise<void>} fill
 */
export async function makeComplete(folder, fill) {
  removePartials(folder);
  if (existsSync(folder)) return;
  const partial = `${folder}${mark}${process.pid}`;
  mkdirSync(partial, { recursive: true });
  try {
    await fill(partial);
    renameSync(partial, folder);
  } finally {
    remove(partial);
  }
}

/** @param {string} folder */
export function removePartials(folder) {
  const parent = dirname(folder);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    if (name.startsWith(basename(folder) + mark)) remove(join(parent, name));
  }
}

/**
 * A child of a killed set-up may still be writing there, hence the retries.
 *
 * @param {string} path
 */
function remove(path) {
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
