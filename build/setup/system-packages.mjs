import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPip } from './python-wheel.mjs';
import { runCommand, succeeds } from './run-command.mjs';
import { SetupProblem, problemFromOutput } from './setup-problem.mjs';
import { libraryFolder } from './tensorflow-library.mjs';

/**
 * Something the operating system must bring. `names` are the Debian packages that do, newest
 * release first (the `t64` names came with Debian 13 and Ubuntu 24.04).
 *
 * @typedef {object} Need
 * @property {readonly string[]} names
 * @property {() => boolean | Promise<boolean>} isMet
 */

const libraryFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/lib/x86_64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/usr/local/lib',
];

/** What Electron loads and a bare system lacks. */
export const windowLibraries = [
  { file: 'libX11-xcb.so.1', names: ['libx11-xcb1'] },
  { file: 'libgtk-3.so.0', names: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { file: 'libnss3.so', names: ['libnss3'] },
  { file: 'libasound.so.2', names: ['libasound2t64', 'libasound2'] },
  { file: 'libgbm.so.1', names: ['libgbm1'] },
  { file: 'libXss.so.1', names: ['libxss1'] },
  { file: 'libatk-bridge-2.0.so.0', names: ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'] },
  { file: 'libXtst.so.6', names: ['libxtst6'] },
];

/**
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @returns {Need[]}
 */
export function needsToBuild({ cache, environment }) {
  const fetched = existsSync(libraryFolder(cache));
  const compiled =
    existsSync(cache) && readdirSync(cache).some((name) => /^tensorflow-binding-\w+$/.test(name));
  return [
    { names: ['python3-pip'], isMet: () => fetched || hasPip() },
    { names: ['g++'], isMet: () => compiled || isOnPath(environment.CXX || 'g++', environment) },
  ];
}

/**
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @returns {Need[]}
 */
export function needsOfTheWindow({ hasDisplay, environment }) {
  const libraries = windowLibraries.map(({ file, names }) => ({
    names,
    isMet: () => libraryFolders.some((folder) => existsSync(join(folder, file))),
  }));
  const display = { names: ['xvfb'], isMet: () => hasDisplay || isOnPath('Xvfb', environment) };
  return [...libraries, display];
}

/**
 * What shows that the app reaches for no network.
 *
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @returns {Need[]}
 */
export function needsOfTheChecks({ environment }) {
  return [{ names: ['strace'], isMet: () => isOnPath('strace', environment) }];
}

/**
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @param {readonly Need[]} needs
 * @returns {import('./step-runner.mjs').Step}
 */
export function systemPackages({ isRoot }, needs) {
  return {
    name: 'System packages',
    what: isRoot
      ? 'installed with apt-get, as this runs as root'
      : 'looking for what must be installed',
    isDone: async () => (await unmet(needs)).length === 0,
    async run(report) {
      const missing = await unmet(needs);
      if (!(await succeeds('apt-get', ['--version']))) {
        throw new SetupProblem(
          `This system lacks what Debian calls ${missing.map(({ names }) => names.at(-1)).join(', ')}, and it has no apt-get to install it with.`,
          'Install the same things with your system’s package manager, then run the same command again.',
        );
      }
      if (!isRoot) throw askToInstall(await availableNames(missing));
      // An installation that was cut off must be ended before another can begin.
      await runCommand('dpkg', ['--configure', '-a'], { outlivesUs: true });
      report.doing('apt-get update');
      await apt(['update']);
      const names = await availableNames(missing);
      report.note(`apt-get install ${names.join(' ')}`);
      report.doing('apt-get install');
      await apt(['install', '--yes', '--no-install-recommends', ...names]);
    },
  };
}

/** @param {readonly string[]} names */
function askToInstall(names) {
  return new SetupProblem(
    'Some packages of the operating system are missing, and installing them takes an administrator.',
    `Run this one command, then the same command as before:\n\n  sudo apt-get install ${names.join(' ')}\n`,
  );
}

/** @param {readonly string[]} args */
async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await runCommand(
    'apt-get',
    ['--quiet', '--option=DPkg::Lock::Timeout=120', ...args],
    { env, outlivesUs: true },
  );
  if (code === 0) return;
  throw problemFromOutput(
    `\`apt-get ${args.join(' ')}\` failed.`,
    output,
    'Run it yourself to see why (another program may hold its lock), then run the same command again.',
  );
}

/** @param {readonly Need[]} needs */
async function unmet(needs) {
  const missing = [];
  for (const need of needs) if (!(await need.isMet())) missing.push(need);
  return missing;
}

/** @param {readonly Need[]} needs */
async function availableNames(needs) {
  return Promise.all(needs.map(({ names }) => availableName(names)));
}

/** @param {readonly string[]} names */
async function availableName(names) {
  for (const name of names) {
    const { output } = await runCommand('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))/.test(output)) return name;
  }
  return String(names.at(-1));
}

async function hasPip() {
  try {
    await findPip();
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} environment
 */
export function isOnPath(program, environment) {
  if (program.includes('/')) return existsSync(program);
  return (environment.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}
