import { existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { makeComplete } from './complete-folder.mjs';
import { runCommand, succeeds } from './run-command.mjs';
import { SetupProblem, problemFromOutput } from './setup-problem.mjs';

/**
 * A Python of its own for scripts of the repository, with packages that users never need. Packages
 * are pinned, so that one name stands for one content.
 *
 * @typedef {object} PythonEnvironment
 * @property {string} name
 * @property {readonly string[]} packages as pip takes them
 * @property {number} megabytes on disk
 */

/**
 * @param {string} cache
 * @param {PythonEnvironment} environment
 */
export function environmentPython(cache, { name, packages }) {
  const key = createHash('sha256').update(packages.join('\n')).digest('hex').slice(0, 12);
  return join(cache, `python-${name}-${key}`, 'bin', 'python');
}

/**
 * Makes the environment unless it is there.
 *
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @param {PythonEnvironment} environment
 * @returns {import('./step-runner.mjs').Step}
 */
export function pythonEnvironment({ cache }, environment) {
  const { name, packages, megabytes } = environment;
  const python = environmentPython(cache, environment);
  return {
    name: `Python environment "${name}"`,
    what: `${packages.join(', ')} from the Python package index: ${megabytes} MB in ${cache}`,
    isDone: () => existsSync(python),
    async run(report) {
      await makeComplete(join(python, '..', '..'), async (partial) => {
        report.doing('making a virtual environment');
        await run('python3', ['-m', 'venv', partial], 'Making a Python environment failed.');
        report.doing('installing packages');
        const inside = join(partial, 'bin', 'python');
        const args = ['-m', 'pip', 'install', '--only-binary=:all:', '--no-cache-dir'];
        const quiet = ['--disable-pip-version-check', '--progress-bar=off'];
        await run(inside, [...args, ...quiet, ...packages], `Installing ${name} with pip failed.`);
      });
    },
  };
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} failure
 */
async function run(program, args, failure) {
  if (program === 'python3' && !(await succeeds(program, ['--version']))) {
    throw new SetupProblem(
      'Python 3 was not found.',
      'Install it (Debian and Ubuntu: `sudo apt-get install python3-venv`), then run the same command again.',
    );
  }
  const { code, output } = await runCommand(program, args);
  if (code !== 0) throw problemFromOutput(failure, output);
}
