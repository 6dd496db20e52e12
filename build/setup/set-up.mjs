import { appBuild } from './app-build.mjs';
import { electronExecutable } from './electron-executable.mjs';
import { nodePackages } from './node-packages.mjs';
import { progressReport } from './progress-report.mjs';
import { bringToDone } from './step-runner.mjs';
import {
  needsOfTheChecks,
  needsOfTheWindow,
  needsToBuild,
  systemPackages,
} from './system-packages.mjs';
import { runsTensorFlow } from './surroundings.mjs';
import { tensorflowBinding } from './tensorflow-binding.mjs';
import { tensorflowLibrary } from './tensorflow-library.mjs';

/**
 * @typedef {object} Wanted
 * @property {boolean} window the app's window, or the command line alone
 * @property {boolean} [checks] what `npm test` needs besides
 */

/**
 * The steps in their order. TensorFlow's library comes in a form we can use for Linux on x64
 * alone; elsewhere the reference engine trains.
 *
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @param {Wanted} wanted
 * @returns {import('./step-runner.mjs').Step[]}
 */
export function stepsFor(surroundings, wanted) {
  const native = runsTensorFlow(surroundings);
  const needs = [
    ...(native ? needsToBuild(surroundings) : []),
    ...(native && wanted.window ? needsOfTheWindow(surroundings) : []),
    ...(native && wanted.checks ? needsOfTheChecks(surroundings) : []),
  ];
  return [
    ...(needs.length > 0 ? [systemPackages(surroundings, needs)] : []),
    nodePackages(surroundings),
    ...(native ? [tensorflowLibrary(surroundings), tensorflowBinding(surroundings)] : []),
    ...(wanted.window ? [electronExecutable(surroundings)] : []),
    appBuild(surroundings),
  ];
}

/**
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @param {Wanted} wanted
 */
export async function setUp(surroundings, wanted) {
  const steps = stepsFor(surroundings, wanted);
  const notDone = (await Promise.all(steps.map((step) => step.isDone()))).includes(false);
  if (notDone && !runsTensorFlow(surroundings)) sayWhatWorksHere(surroundings);
  await bringToDone(steps, surroundings, (step) => progressReport(step.name));
}

/**
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @param {{ write(text: string): unknown }} stream
 */
export function sayWhatWorksHere({ platform, architecture }, stream = process.stderr) {
  stream.write(
    `TensorFlow's native engine is set up on Linux x64 only, and this is ${platform} ${architecture}. ` +
      'Here the app runs with its reference engine, which computes the same in plain JavaScript, ' +
      'more slowly: lessons and small networks are fine, long runs are not.\n',
  );
}
