import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { Arch, Platform, build } from 'electron-builder';
import { readElectronRecord } from '../setup/electron-executable.mjs';
import { builderConfiguration } from './builder-configuration.mjs';
import { writeChecksums } from './checksums.mjs';
import { noticesName, noticesWithoutTensorFlow, writeNotices } from './notices/notices.mjs';
import { packagePlaces } from './package-places.mjs';
import { stageApp } from './staged-app.mjs';

/**
 * @typedef {object} Foreign
 * @property {'win32' | 'darwin'} platform that the package is for
 * @property {string | null} electron a folder with Electron for it; null: electron-builder fetches the official one
 */

const platforms = {
  win32: { target: Platform.WINDOWS, database: '@libsql/win32-x64-msvc', arch: Arch.x64 },
  darwin: {
    target: Platform.MAC,
    database: `@libsql/darwin-${process.arch}`,
    arch: process.arch === 'arm64' ? Arch.arm64 : Arch.x64,
  },
};

/**
 * A zip for Windows, or a dmg and a zip for macOS, by electron-builder's own targets. There the reference engine trains: no
 * TensorFlow library goes in. A zip for Windows can be made on Linux too.
 *
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @param {Foreign} foreign
 */
export async function packageWithBuilder(surroundings, { platform, electron }) {
  const { repository, state, environment } = surroundings;
  const { target, database, arch } = platforms[platform];
  const places = packagePlaces(repository);
  rmSync(places.work, { recursive: true, force: true });
  mkdirSync(places.results, { recursive: true });
  stageApp(places);
  const module = join('node_modules', ...database.split('/'));
  const hasDatabase = existsSync(join(repository, module));
  if (!hasDatabase) {
    process.stderr.write(`${database} is not installed: this package will keep no runs.\n`);
  }
  // Its own packer is a download where Debian's does.
  const packer = (environment.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, '7zz'))
    .find((file) => existsSync(file));
  if (packer !== undefined) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= packer;
  const record = readElectronRecord(state);
  if (!record) throw new Error('A package is made before set-up has found an Electron.');
  const notices = join(places.staged, '..', noticesName);
  writeNotices(notices, noticesWithoutTensorFlow(surroundings, record.executable));
  const made = await build({
    targets: target.createTarget(undefined, arch),
    projectDir: places.staged,
    publish: 'never',
    config: {
      ...builderConfiguration(places, {
        version: electron === null ? record.wanted : record.version,
        folder: electron,
        // There is no launcher that would start the command line as plain Node.
        runsAsNode: false,
      }),
      extraFiles: [{ from: notices, to: noticesName }],
      extraResources: [
        {
          from: join(repository, 'electron', 'datasets', 'bundled'),
          to: 'electron/datasets/bundled',
        },
        ...(hasDatabase ? [{ from: join(repository, module), to: module }] : []),
      ],
    },
  });
  const packages = made
    .filter((file) => /\.(zip|dmg)$/.test(file))
    .map((file) => {
      const result = join(places.results, basename(file));
      renameSync(file, result);
      return result;
    });
  await writeChecksums(places.results, packages);
}
