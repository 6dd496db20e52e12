import { SetupProblem } from './setup-problem.mjs';

/**
 * Ends the process with a paragraph that says what happened and what to do.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function endWithProblem(error) {
  if (error instanceof SetupProblem) {
    if (error.details) process.stderr.write(`\n${indent(error.details)}\n`);
    process.stderr.write(`\n${error.message}\n`);
  } else if (isDiskFull(error)) {
    process.stderr.write(
      '\nThe disk is full. Free some space, or set GRADIENT_LAB_CACHE to a folder on a larger disk, then run the same command again.\n',
    );
  } else {
    process.stderr.write(`\n${error instanceof Error ? error.stack : String(error)}\n`);
  }
  process.exit(1);
}

/** Ctrl-C and `kill` leave a sentence behind, and no lock. */
export function endInWords() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      process.stderr.write(
        '\nInterrupted. What is complete is kept: run the same command again to go on from there.\n',
      );
      process.exit(130);
    });
  }
}

/** @param {unknown} error */
function isDiskFull(error) {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

/** @param {string} text */
function indent(text) {
  return text.replace(/^/gm, '  | ');
}
