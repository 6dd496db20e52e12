import { lastLines } from '../setup/setup-problem.mjs';
import { oneFailed } from './check.mjs';

const coresInUse = 2;
const linesOfAFailure = 40;

/**
 * Runs checks side by side while they leave cores free, in their order, and prints each as it
 * ends, then the failures, then the counts.
 *
 * @param {readonly import('./check.mjs').Check[]} checks
 * @param {NodeJS.ProcessEnv} environment
 * @param {(line: string) => void} print
 * @returns {Promise<boolean>} whether all passed
 */
export async function runChecks(checks, environment, print) {
  const verdicts = await sideBySide(checks, async (check) => {
    const start = performance.now();
    const verdict = await check
      .run(environment)
      .catch((/** @type {unknown} */ error) => oneFailed(check.name, messageOf(error)));
    print(lineFor(check.name, verdict, (performance.now() - start) / 1000));
    return verdict;
  });
  const failures = verdicts.flatMap((verdict) => verdict.failures);
  for (const { name, output } of failures) {
    print(`\n✗ ${name}\n${lastLines(withoutColours(output), linesOfAFailure)}`);
  }
  const passed = verdicts.reduce((sum, verdict) => sum + verdict.passed, 0);
  print(`\n${passed} passed, ${failures.length} failed`);
  return failures.length === 0;
}

/**
 * @param {readonly import('./check.mjs').Check[]} checks
 * @param {(check: import('./check.mjs').Check) => Promise<import('./check.mjs').Verdict>} run
 */
async function sideBySide(checks, run) {
  /** @type {Set<Promise<unknown>>} */
  const running = new Set();
  let busy = 0;
  const verdicts = [];
  for (const check of checks) {
    while (busy > 0 && busy + check.cores > coresInUse) await Promise.race(running);
    busy += check.cores;
    const verdict = run(check).finally(() => {
      busy -= check.cores;
      running.delete(verdict);
    });
    running.add(verdict);
    verdicts.push(verdict);
  }
  return Promise.all(verdicts);
}

/**
 * @param {string} name
 * @param {import('./check.mjs').Verdict} verdict
 * @param {number} seconds
 */
function lineFor(name, { passed, skipped, failures }, seconds) {
  const counts = [
    ...(passed + failures.length > 1 ? [`${passed} passed`] : []),
    ...(failures.length > 0 ? [`${failures.length} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    `${seconds.toFixed(1)} s`,
  ];
  return `${failures.length === 0 ? '✓' : '✗'} ${name} (${counts.join(', ')})`;
}

/** @param {string} text */
function withoutColours(text) {
  // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
  return text.replace(/\x1b\[[0-9;]*m/g, '');
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
