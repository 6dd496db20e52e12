import { basename, dirname, join } from 'node:path';
import { makeFile } from '../packaging-command.mjs';

/**
 * For any Linux: unpack it anywhere and start `gradient-lab` in it.
 *
 * @param {import('../package-places.mjs').Places} places
 * @param {string} app
 */
export function makeArchive({ results, version }, app) {
  const name = `gradient-lab-${version}-linux-x64`;
  return makeFile(join(results, `${name}.tar.gz`), (file) => [
    'tar',
    ...['--create', '--file', file, '--use-compress-program', 'gzip -6'],
    ...['--owner=0', '--group=0', '--sort=name', `--directory=${dirname(app)}`],
    ...[`--transform=s,^${basename(app)},${name},`, basename(app)],
  ]);
}
