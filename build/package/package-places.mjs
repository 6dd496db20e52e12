import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where the parts of a package are put together.
 *
 * @typedef {object} Places
 * @property {string} repository
 * @property {string} results the packages themselves
 * @property {string} work may be thrown away at any time
 * @property {string} staged the app as it goes into the archive of sources
 * @property {string} version
 */

/**
 * @param {string} repository
 * @returns {Places}
 */
export function packagePlaces(repository) {
  const results = join(repository, 'out', 'packages');
  const work = join(results, 'work');
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  return { repository, results, work, staged: join(work, 'app'), version };
}
