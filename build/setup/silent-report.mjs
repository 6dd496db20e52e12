/**
 * For tests: a step's progress that nobody watches.
 *
 * @type {import('./progress-report.mjs').Report}
 */
export const silentReport = {
  begin: () => undefined,
  amount: () => undefined,
  doing: () => undefined,
  note: () => undefined,
  done: () => undefined,
  failed: () => undefined,
};
