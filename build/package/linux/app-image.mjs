import { chmodSync, copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appImageRuntime } from '../../setup/electron-fallback.mjs';
import { makeFile, runTool } from '../packaging-command.mjs';
import { writeDesktopFiles } from './desktop-files.mjs';

const entryPoint = `#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/opt/gradient-lab/gradient-lab" "$@"
`;

/**
 * One file that starts anywhere, without installing: a small program that mounts the file system behind it.
 *
 * @param {import('../package-places.mjs').Places} places
 * @param {string} app
 * @param {import('../../setup/surroundings.mjs').Surroundings} surroundings
 * @param {import('../../setup/progress-report.mjs').Report} report
 */
export async function makeAppImage({ results, work, version }, app, { cache }, report) {
  const root = join(work, 'AppDir');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'opt'), { recursive: true });
  await runTool('cp', '--archive', '--link', app, join(root, 'opt', 'gradient-lab'));
  const { entry } = await writeDesktopFiles(join(root, 'usr', 'share'));
  copyFileSync(entry, join(root, 'gradient-lab.desktop'));
  symlinkSync('usr/share/icons/hicolor/256x256/apps/gradient-lab.png', join(root, '.DirIcon'));
  symlinkSync('.DirIcon', join(root, 'gradient-lab.png'));
  writeFileSync(join(root, 'AppRun'), entryPoint);
  chmodSync(join(root, 'AppRun'), 0o755);
  const runtime = await appImageRuntime(cache, report);
  return makeFile(join(results, `gradient-lab-${version}-x86_64.AppImage`), (file) => [
    'sh',
    '-c',
    // Compressed with gzip: unpacking xz through a mount would take the window more than a minute to start.
    'mksquashfs "$1" "$2" -offset "$(stat -c %s "$3")" -comp gzip -all-root -noappend -no-xattrs -no-progress -quiet &&' +
      ' dd if="$3" of="$2" conv=notrunc status=none && chmod 755 "$2"',
    'make-app-image',
    ...[root, file, runtime],
  ]);
}
