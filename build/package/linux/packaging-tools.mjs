import { isOnPath } from '../../setup/system-packages.mjs';

/**
 * The programs that packages are made with, and the Debian packages that hold them.
 *
 * @param {import('../../setup/surroundings.mjs').Surroundings} surroundings
 * @returns {import('../../setup/system-packages.mjs').Need[]}
 */
export function packagingTools({ environment }) {
  return Object.entries({
    'dpkg-deb': 'dpkg',
    strip: 'binutils',
    mksquashfs: 'squashfs-tools',
    'rsvg-convert': 'librsvg2-bin',
    'desktop-file-validate': 'desktop-file-utils',
    tar: 'tar',
  }).map(([program, name]) => ({ names: [name], isMet: () => isOnPath(program, environment) }));
}
