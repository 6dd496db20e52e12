/** Something a user can put right: what happened, and what to do about it. */
export class SetupProblem extends Error {
  /**
   * @param {string} whatHappened one or two sentences
   * @param {string} whatToDo one or two sentences
   * @param {string} [details] the failing command's own last words, if they help
   */
  constructor(whatHappened, whatToDo, details) {
    super(`${whatHappened} ${whatToDo}`);
    this.name = 'SetupProblem';
    this.details = details;
  }
}

/** Signs in a command's output of a cause that has a better name than the command's exit code. */
const causes = [
  {
    sign: /No space left on device|ENOSPC|Disk quota exceeded|not enough free disk space/i,
    whatHappened: 'The disk is full.',
    whatToDo:
      'Free some space (the whole set-up takes about 2.5 GB), or set GRADIENT_LAB_CACHE to a folder on a larger disk, then run the same command again.',
  },
  {
    sign: /DO NOT MATCH THE HASHES|EINTEGRITY/i,
    whatHappened:
      'What was downloaded is not what Gradient Lab pinned: its SHA-256 differs, so it was thrown away.',
    whatToDo:
      'Try again; if it differs again, your package registry or a proxy serves an altered file, and whoever runs it should know.',
  },
  {
    sign: /Could not find a version that satisfies|No matching distribution found|Connection refused|Name or service not known|Temporary failure in name resolution|Network is unreachable|Max retries exceeded|NewConnectionError|ConnectTimeout|Read timed out|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|E404|ENETUNREACH/i,
    whatHappened: 'The package registry could not be reached, or does not have this package.',
    whatToDo:
      'Check the network and the registry and proxy settings of npm and pip, then run the same command again; what is already there is kept.',
  },
];

/**
 * The problem behind a failed command, in words.
 *
 * @param {string} whatFailed for instance "Downloading TensorFlow failed."
 * @param {string} output all that the command printed
 * @param {string} [otherwise] what to do when the output shows no known cause
 */
export function problemFromOutput(whatFailed, output, otherwise) {
  const cause = causes.find(({ sign }) => sign.test(output));
  const details = lastLines(output, 12);
  return cause
    ? new SetupProblem(`${whatFailed} ${cause.whatHappened}`, cause.whatToDo, details)
    : new SetupProblem(
        whatFailed,
        otherwise ?? 'Read what it printed, put that right and run the same command again.',
        details,
      );
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
