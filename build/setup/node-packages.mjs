import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { problemFromOutput } from './setup-problem.mjs';
import { watchingSize } from './disk-space.mjs';

const megabytes = 480;
/** npm's own settings wait minutes before they say that a registry cannot be reached. */
const patience = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=4000',
];

/**
 * The packages of package-lock.json, exactly.
 *
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @returns {import('./step-runner.mjs').Step}
 */
export function nodePackages({ repository, environment }) {
  return {
    name: 'Node packages',
    what: `npm ci: about ${megabytes} MB in node_modules`,
    isDone: () => isInstalled(repository),
    async run(report) {
      report.doing('installing');
      const npm = environment.npm_execpath;
      const [program, args] = npm ? [process.execPath, [npm]] : ['npm', []];
      const { code, output } = await watchingSize(
        { folder: join(repository, 'node_modules'), megabytes, report },
        () =>
          runCommand(
            program,
            [...args, 'ci', '--ignore-scripts', '--loglevel=error', ...patience],
            {
              cwd: repository,
            },
          ),
      );
      if (code !== 0) throw problemFromOutput('Installing the Node packages failed.', output);
    },
  };
}

/**
 * npm writes node_modules/.package-lock.json when an installation is complete, so an interrupted
 * one has none. Packages for other platforms are in the one file and not in the other.
 *
 * @param {string} repository
 */
export function isInstalled(repository) {
  const installedLock = join(repository, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = packagesIn(join(repository, 'package-lock.json'));
  const installed = packagesIn(installedLock);
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function packagesIn(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}
