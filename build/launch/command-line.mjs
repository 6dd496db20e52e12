import { join } from 'node:path';
import { runInForeground } from './launch-app.mjs';

/**
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export function runCommandLine({ repository, environment }, args) {
  const program = join(repository, 'out', 'main', 'command-line.js');
  return runInForeground(process.execPath, [program, ...args], environment);
}
