import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withDisplay } from '../launch/display.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { oneFailed } from './check.mjs';

/**
 * The part of Playwright's JSON report that is read here.
 *
 * @typedef {object} EndToEndReport
 * @property {readonly Suite[]} suites
 * @property {readonly { message?: string }[]} errors
 *
 * @typedef {object} Suite
 * @property {readonly Suite[]} [suites]
 * @property {readonly Spec[]} specs
 *
 * @typedef {object} Spec
 * @property {string} title
 * @property {string} file
 * @property {readonly { status: string, results: readonly { errors: readonly { message?: string, stack?: string }[] }[] }[]} tests
 */

/**
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @param {boolean} long
 * @returns {import('./check.mjs').Check}
 */
export function endToEndTests(surroundings, long) {
  const { repository } = surroundings;
  return {
    name: long ? 'long end-to-end tests' : 'end-to-end tests',
    // One window at a time, which mostly waits for answers: the static checks fit beside it.
    cores: 1,
    async run(environment) {
      const reportFile = join(repository, 'test-results', 'end-to-end.json');
      rmSync(reportFile, { force: true });
      const { output } = await withDisplay({ ...surroundings, environment }, (withName) =>
        runCommand(
          process.execPath,
          [
            join(repository, 'node_modules', '@playwright', 'test', 'cli.js'),
            ...['test', '--reporter=json', '--pass-with-no-tests'],
          ],
          {
            cwd: repository,
            env: {
              ...withName,
              PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
              ...(long ? { GRADIENT_LAB_LONG: '1' } : {}),
            },
          },
        ),
      );
      if (!existsSync(reportFile)) return oneFailed('Playwright', output);
      return verdictOfEndToEndTests(JSON.parse(readFileSync(reportFile, 'utf8')));
    },
  };
}

/**
 * @param {EndToEndReport} report
 * @returns {import('./check.mjs').Verdict}
 */
export function verdictOfEndToEndTests(report) {
  const tests = report.suites
    .flatMap(specsOf)
    .flatMap(({ file, title, tests: [test] }) =>
      test ? [{ name: `${file}: ${title}`, ...test }] : [],
    );
  /** @param {string} status */
  const count = (status) => tests.filter((test) => test.status === status).length;
  const failed = tests.filter(({ status }) => status === 'unexpected' || status === 'flaky');
  return {
    passed: count('expected'),
    skipped: count('skipped'),
    failures: [
      ...report.errors.map(({ message }) => ({ name: 'Playwright', output: message ?? '' })),
      ...failed.map(({ name, results }) => ({
        name,
        output: results
          .flatMap(({ errors }) => errors.map(({ stack, message }) => stack ?? message ?? ''))
          .join('\n'),
      })),
    ],
  };
}

/**
 * @param {Suite} suite
 * @returns {readonly Spec[]}
 */
function specsOf(suite) {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}
