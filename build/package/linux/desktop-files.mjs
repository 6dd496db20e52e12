import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { experimentMimeType } from '../builder-configuration.mjs';
import { runTool } from '../packaging-command.mjs';

const icon = join(import.meta.dirname, '..', 'icon', 'gradient-lab.svg');
const iconSizes = [16, 22, 24, 32, 48, 64, 128, 256, 512];

const desktopEntry = `[Desktop Entry]
Type=Application
Name=Gradient Lab
GenericName=Neural network laboratory
Comment=See why deep networks stop learning, and fix them
Exec=gradient-lab %f
Icon=gradient-lab
Terminal=false
StartupNotify=true
StartupWMClass=Gradient Lab
Categories=Education;Science;ArtificialIntelligence;
Keywords=neural;network;gradient;training;deep learning;
MimeType=${experimentMimeType};
`;

const mimeTypes = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${experimentMimeType}">
    <comment>Gradient Lab experiment</comment>
    <sub-class-of type="application/json"/>
    <icon name="gradient-lab"/>
    <glob pattern="*.gradient-lab"/>
    <glob pattern="*.gradient-lab.json"/>
  </mime-type>
</mime-info>
`;

/**
 * What desktops read: the entry in the menu, the kind of file, and the icon in every size (freedesktop.org's specifications
 * of desktop entries, shared MIME info and icon themes).
 *
 * @param {string} share the folder that becomes /usr/share
 * @returns {Promise<{ entry: string }>} the file of the desktop entry
 */
export async function writeDesktopFiles(share) {
  const entry = join(makeFolder(share, 'applications'), 'gradient-lab.desktop');
  writeFileSync(entry, desktopEntry);
  await runTool('desktop-file-validate', entry);
  writeFileSync(join(makeFolder(share, 'mime', 'packages'), 'gradient-lab.xml'), mimeTypes);
  for (const size of iconSizes) {
    await drawIcon(size, iconFolder(share, `${size}x${size}`));
  }
  const scalable = iconFolder(share, 'scalable');
  await runTool('cp', icon, join(scalable, 'gradient-lab.svg'));
  return { entry };
}

/**
 * @param {number} size in pixels
 * @param {string} folder
 */
async function drawIcon(size, folder) {
  const file = join(folder, 'gradient-lab.png');
  await runTool('rsvg-convert', `--width=${size}`, `--height=${size}`, `--output=${file}`, icon);
}

/**
 * @param {string} share
 * @param {string} size
 */
function iconFolder(share, size) {
  return makeFolder(share, 'icons', 'hicolor', size, 'apps');
}

/** @param {readonly string[]} parts */
function makeFolder(...parts) {
  const folder = join(...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}
