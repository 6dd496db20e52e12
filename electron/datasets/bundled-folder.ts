import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join('electron', 'datasets', 'bundled');

/**
 * The folder of the data sets that come with the lab: electron/datasets/bundled below the application's root, which is the
 * nearest folder above `start` that has it. So it is found from the sources, from the bundles in out/main and inside
 * a package, as long as the package carries that folder.
 *
 * @throws if the installation lacks it: that is a mistake in packaging.
 */
export function bundledFolder(start: string = __dirname): string {
  for (let root = start; ; root = dirname(root)) {
    const found = join(root, folder);
    if (existsSync(found)) return found;
    if (dirname(root) === root) throw new Error(`No ${folder} in or above ${start}`);
  }
}
