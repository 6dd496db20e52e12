import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { megabytesIn } from '../../setup/disk-space.mjs';
import { windowLibraries } from '../../setup/system-packages.mjs';
import { noticesName } from '../notices/notices.mjs';
import { makeFile, runTool } from '../packaging-command.mjs';
import { writeDesktopFiles } from './desktop-files.mjs';

/**
 * For Debian and Ubuntu. It has no install scripts: what desktops must learn of (menu entry, kind of file, icons) they learn
 * through dpkg's triggers, and removing the package removes all that it brought.
 *
 * @param {import('../package-places.mjs').Places} places
 * @param {string} app
 */
export async function makeDeb({ repository, results, work, version }, app) {
  const root = join(work, 'deb');
  rmSync(root, { recursive: true, force: true });
  for (const folder of ['DEBIAN', 'opt', 'usr/bin', 'usr/share/doc/gradient-lab']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  const installed = join(root, 'opt', 'gradient-lab');
  await runTool('cp', '--archive', '--link', app, installed);
  ownSandboxHelper(app, installed);
  symlinkSync('../../opt/gradient-lab/gradient-lab', join(root, 'usr', 'bin', 'gradient-lab'));
  await writeDesktopFiles(join(root, 'usr', 'share'));
  writeCopyright(repository, join(root, 'usr', 'share', 'doc', 'gradient-lab', 'copyright'));
  writeFileSync(join(root, 'DEBIAN', 'control'), control(version, megabytesIn(root)));
  return makeFile(join(results, `gradient-lab_${version}_amd64.deb`), (file) => [
    'dpkg-deb',
    ...['--root-owner-group', '-Zxz', '-z3', '--threads-max=0', '--build', root, file],
  ]);
}

/**
 * Debian's policy has a package's terms there; those of what others made are many, and lie with the program.
 *
 * @param {string} repository
 * @param {string} file
 */
function writeCopyright(repository, file) {
  const ours = readFileSync(join(repository, 'LICENSE'), 'utf8');
  writeFileSync(
    file,
    `${ours}\nThe terms of what others made: /opt/gradient-lab/${noticesName} and /opt/gradient-lab/LICENSES.chromium.html\n`,
  );
}

/**
 * Where ordinary programs may not make a sandbox themselves, this helper of root's makes it for them; Chromium asks for
 * exactly this mode. It becomes a file of its own, for the links are shared with the other packages.
 *
 * @param {string} app
 * @param {string} installed
 */
function ownSandboxHelper(app, installed) {
  const name = 'chrome-sandbox';
  const helper = join(installed, name);
  rmSync(helper);
  copyFileSync(join(app, name), helper);
  chmodSync(helper, 0o4755);
}

/**
 * @param {string} version
 * @param {number} megabytes
 */
function control(version, megabytes) {
  const depends = [
    'libc6 (>= 2.27)',
    'libstdc++6 (>= 11)',
    ...windowLibraries.map(({ names }) => names.join(' | ')),
  ];
  return `Package: gradient-lab
Version: ${version}
Architecture: amd64
Maintainer: Gradient Lab contributors <contributors@gradient-lab.invalid>
Section: science
Priority: optional
Installed-Size: ${Math.ceil((megabytes * 1e6) / 1024)}
Depends: ${depends.join(', ')}
Description: see why deep networks stop learning, and fix them
 Drag a neural network together, train it at native speed, see whether its
 gradients vanish, and cure it with one click: ReLU, Xavier, batch
 normalization, residual connections, less depth. Works without a network.
`;
}
