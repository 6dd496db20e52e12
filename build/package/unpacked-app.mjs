import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, Platform, build } from 'electron-builder';
import { readElectronRecord } from '../setup/electron-executable.mjs';
import { builderConfiguration } from './builder-configuration.mjs';
import { copyElectron } from './electron-distribution.mjs';
import { stageApp } from './staged-app.mjs';

/**
 * Electron with the app in it, as a folder.
 *
 * @param {import('./package-places.mjs').Places} places
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @returns {Promise<string>} the folder
 */
export async function unpackApp(places, { state }) {
  const record = readElectronRecord(state);
  if (!record) throw new Error('A package is made before set-up has found an Electron.');
  const plain = join(places.work, 'electron');
  rmSync(places.work, { recursive: true, force: true });
  stageApp(places);
  copyElectron(record.executable, plain);
  await build({
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    // Where electron-builder looks for node modules: here there are none.
    projectDir: places.staged,
    publish: 'never',
    config: builderConfiguration(places, {
      version: record.version,
      folder: plain,
      // The command line has to run where there is no display, and there Electron runs as Node only.
      runsAsNode: true,
    }),
  });
  rmSync(plain, { recursive: true });
  return join(places.work, 'linux-unpacked');
}
