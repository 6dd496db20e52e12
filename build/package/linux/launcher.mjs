import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `gradient-lab`: the window or the command line, whichever is asked for.
 *
 * @param {string} app the unpacked app
 */
export function addLauncher(app) {
  const launcher = join(app, 'gradient-lab');
  copyFileSync(join(import.meta.dirname, 'gradient-lab.sh'), launcher);
  chmodSync(launcher, 0o755);
}
