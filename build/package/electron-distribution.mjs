import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A copy of the Electron that set-up found, without the launcher for development.
 *
 * @param {string} executable
 * @param {string} to
 */
export function copyElectron(executable, to) {
  cpSync(dirname(executable), to, { recursive: true, verbatimSymlinks: true });
  rmSync(join(to, 'resources', 'app'), { recursive: true, force: true });
}
