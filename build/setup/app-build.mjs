import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runCommand } from './run-command.mjs';
import { problemFromOutput } from './setup-problem.mjs';

const sourceFolders = ['shared', 'electron', 'renderer'];
const sourceFiles = ['package-lock.json', 'electron.vite.config.mts', 'tsconfig.base.json'];

/**
 * The bundles in out/. Skipped while the content of all that goes in is the same.
 *
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @returns {import('./step-runner.mjs').Step}
 */
export function appBuild({ repository }) {
  const stamp = join(repository, 'out', 'built-from');
  return {
    name: 'Gradient Lab',
    what: 'building the app into out/',
    isDone: () => existsSync(stamp) && readFileSync(stamp, 'utf8') === contentOfSources(repository),
    async run(report) {
      // Taken before the build: a change made meanwhile then counts as new.
      const content = contentOfSources(repository);
      rmSync(stamp, { force: true });
      report.doing('building');
      const builder = join(repository, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
      const { code, output } = await runCommand(process.execPath, [builder, 'build'], {
        cwd: repository,
        env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      });
      if (code !== 0) throw problemFromOutput('Building the app failed.', output);
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, content);
    },
  };
}

/**
 * @param {string} repository
 * @returns {string} a hash over names and contents
 */
function contentOfSources(repository) {
  const hash = createHash('sha256');
  const files = [
    ...sourceFiles.map((name) => join(repository, name)).filter((file) => existsSync(file)),
    ...sourceFolders.flatMap((folder) => filesBelow(join(repository, folder))),
  ];
  for (const file of files) {
    hash.update(relative(repository, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]} all but tests, in a fixed order
 */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
