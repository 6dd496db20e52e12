import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * @typedef {object} Outcome
 * @property {number} code the exit code; 127 where the program does not exist, 130 where it was ended
 * @property {string} output what it wrote to stderr, and to stdout where `onLine` does not take that
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.once('exit', () => running.forEach((child) => child.kill('SIGTERM')));

const setpriv = '/usr/bin/setpriv';

/**
 * An npm that goes on after its set-up was killed would write into the next one's folders, so on
 * Linux the kernel is asked to end the program with us, whatever ends us.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
function endingWithUs(program, args) {
  if (process.platform !== 'linux' || !existsSync(setpriv)) return [program, [...args]];
  return [setpriv, ['--pdeathsig', 'KILL', '--', program, ...args]];
}

/**
 * Runs a program to its end with its output captured. It is ended when this process ends.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {(line: string) => void} [options.onLine] sees every line of stdout
 * @param {AbortSignal} [options.signal]
 * @param {boolean} [options.outlivesUs] for a program that must not be cut off half-way
 * @returns {Promise<Outcome>}
 */
export function runCommand(program, args, options = {}) {
  const { cwd, env, onLine, signal, outlivesUs = false } = options;
  const [command, words] = outlivesUs ? [program, [...args]] : endingWithUs(program, args);
  return new Promise((settle) => {
    const child = spawn(command, words, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    if (!outlivesUs) running.add(child);
    let output = '';
    let unfinishedLine = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      if (!onLine) {
        output += text;
        return;
      }
      const lines = (unfinishedLine + text).split('\n');
      unfinishedLine = lines.pop() ?? '';
      lines.forEach(onLine);
    });
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
    });
    /** @param {Outcome} outcome */
    const end = (outcome) => {
      running.delete(child);
      settle(outcome);
    };
    child.on('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      end({ code: missing ? 127 : 130, output: output + error.message });
    });
    child.on('close', (code) => end({ code: code ?? 130, output }));
  });
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
export async function succeeds(program, args) {
  return (await runCommand(program, args)).code === 0;
}
