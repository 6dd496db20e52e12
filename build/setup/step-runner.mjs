import { join } from 'node:path';
import { withLock } from './lock.mjs';

/**
 * @typedef {import('./progress-report.mjs').Report} Report
 *
 * @typedef {object} Step
 * @property {string} name as shown while it runs
 * @property {string} what it brings, how much and from where: one line
 * @property {() => boolean | Promise<boolean>} isDone quick, and true only for a complete result
 * @property {(report: Report) => Promise<void>} run can be killed and run again at any point
 */

/**
 * Brings every step to done. Where all are done already this takes no lock and prints nothing.
 *
 * @param {readonly Step[]} steps in order: a step may rely on those before it
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @param {(step: Step) => Report} reportFor
 */
export async function bringToDone(steps, surroundings, reportFor) {
  if ((await firstNotDone(steps)) === undefined) return;
  /** @param {() => Promise<void>} work */
  const alone = (work) =>
    withLock(join(surroundings.state, 'lock'), () =>
      withLock(join(surroundings.cache, 'lock'), work),
    );
  await alone(async () => {
    for (const step of steps) {
      if (await step.isDone()) continue;
      const report = reportFor(step);
      report.begin(step.what);
      try {
        await step.run(report);
        if (!(await step.isDone())) {
          throw new Error(`"${step.name}" ended without an error and yet is not done`);
        }
      } catch (error) {
        report.failed();
        throw error;
      }
      report.done();
    }
  });
}

/** @param {readonly Step[]} steps */
async function firstNotDone(steps) {
  for (const step of steps) if (!(await step.isDone())) return step;
  return undefined;
}
