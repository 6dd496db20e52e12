import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runCommand } from '../setup/run-command.mjs';
import { oneFailed } from './check.mjs';

/**
 * The part of Vitest's JSON report (Jest's form) that is read here.
 *
 * @typedef {object} UnitReport
 * @property {boolean} success
 * @property {readonly UnitFile[]} testResults
 *
 * @typedef {object} UnitFile
 * @property {string} name
 * @property {string} status
 * @property {string} [message]
 * @property {readonly { status: string, fullName: string, failureMessages?: readonly string[] }[]} assertionResults
 */

/**
 * Those of shared and renderer compute only: one core runs them beside other checks.
 *
 * @param {string} repository
 * @returns {import('./check.mjs').Check[]}
 */
export function unitTests(repository) {
  return [
    unitCheck(repository, 'unit tests of shared and renderer', 1, [
      ...['--project=shared', '--project=renderer', '--maxWorkers=1'],
    ]),
    unitCheck(repository, 'unit tests of electron and build', 2, ['--project=node']),
  ];
}

/**
 * @param {string} repository
 * @returns {import('./check.mjs').Check}
 */
export function longUnitTests(repository) {
  return unitCheck(repository, 'long unit tests', 2, ['--mode', 'long']);
}

/**
 * @param {string} repository
 * @param {string} name
 * @param {number} cores
 * @param {readonly string[]} args
 * @returns {import('./check.mjs').Check}
 */
function unitCheck(repository, name, cores, args) {
  const report = name.replaceAll(' ', '-');
  return {
    name,
    cores,
    run: (env) => runVitest({ repository, program: process.execPath, report, args, env }),
  };
}

/**
 * @param {object} what
 * @param {string} what.repository
 * @param {string} what.program the Node that runs it
 * @param {string} what.report name of the file of results
 * @param {readonly string[]} what.args what is tested, and how
 * @param {NodeJS.ProcessEnv} what.env
 * @returns {Promise<import('./check.mjs').Verdict>}
 */
export async function runVitest({ repository, program, report, args, env }) {
  const reportFile = join(repository, 'test-results', `${report}.json`);
  rmSync(reportFile, { force: true });
  const { output } = await runCommand(
    program,
    [
      join(repository, 'node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--reporter=json', `--outputFile=${reportFile}`],
      ...args,
    ],
    { cwd: repository, env },
  );
  if (!existsSync(reportFile)) return oneFailed('Vitest', output);
  return verdictOfUnitTests(JSON.parse(readFileSync(reportFile, 'utf8')), repository, output);
}

/**
 * @param {UnitReport} report
 * @param {string} repository
 * @param {string} output
 * @returns {import('./check.mjs').Verdict}
 */
export function verdictOfUnitTests(report, repository, output) {
  const tests = report.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: relative(repository, file.name) })),
  );
  const failures = [
    ...report.testResults
      .filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
      .map((file) => ({ name: relative(repository, file.name), output: file.message ?? '' })),
    ...tests
      .filter(({ status }) => status === 'failed')
      .map(({ file, fullName, failureMessages }) => ({
        name: `${file}: ${fullName}`,
        output: (failureMessages ?? []).join('\n'),
      })),
  ];
  // An error outside of any test fails the run and no test.
  if (!report.success && failures.length === 0) failures.push({ name: 'Vitest', output });
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return {
    passed,
    skipped: tests.length - passed - tests.filter(({ status }) => status === 'failed').length,
    failures,
  };
}
