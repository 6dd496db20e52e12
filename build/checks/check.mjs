/**
 * One thing that `npm test` runs. A static check counts as one test; a test runner counts each of
 * its tests.
 *
 * @typedef {object} Check
 * @property {string} name
 * @property {number} cores how many it keeps busy
 * @property {(environment: NodeJS.ProcessEnv) => Promise<Verdict>} run
 *
 * @typedef {object} Verdict
 * @property {number} passed
 * @property {number} skipped
 * @property {readonly Failure[]} failures
 *
 * @typedef {object} Failure
 * @property {string} name
 * @property {string} output
 */

/** @type {Verdict} */
export const onePassed = { passed: 1, skipped: 0, failures: [] };

/**
 * @param {string} name
 * @param {string} output
 * @returns {Verdict}
 */
export function oneFailed(name, output) {
  return { passed: 0, skipped: 0, failures: [{ name, output }] };
}
