import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readElectronRecord } from '../setup/electron-executable.mjs';
import { SetupProblem } from '../setup/setup-problem.mjs';

/**
 * Starts the app and waits for its end.
 *
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @param {readonly string[]} args for the app itself
 * @returns {Promise<number>} its exit code
 */
export async function launchApp(surroundings, args) {
  const { repository, state, isRoot } = surroundings;
  const record = readElectronRecord(state);
  if (!record) throw new Error('The app is launched before set-up has found an Electron.');
  if (!isRoot) requireSandbox(record.executable);
  const sandbox = isRoot ? ['--no-sandbox'] : [];
  return runInForeground(record.executable, [repository, ...sandbox, ...args], {
    ...surroundings.environment,
    // Where it is set (some editors' terminals do), Electron starts as plain Node.
    ELECTRON_RUN_AS_NODE: undefined,
  });
}

/**
 * Ends as the child ends; what the terminal or `kill` sends us reaches the child.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
export function runInForeground(program, args, env) {
  const child = spawn(program, args, { env, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.removeAllListeners(signal);
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => settle(code ?? 128 + signalNumber(signal)));
  });
}

/** @param {NodeJS.Signals | null} signal */
function signalNumber(signal) {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }[String(signal)] ?? 1;
}

const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

/**
 * Ubuntu 24.04 forbids what Chromium's sandbox is made of unless a helper belongs to root.
 *
 * @param {string} executable
 */
function requireSandbox(executable) {
  if (!existsSync(restriction) || readFileSync(restriction, 'utf8').trim() !== '1') return;
  const helper = join(dirname(executable), 'chrome-sandbox');
  if (!existsSync(helper)) return;
  const { uid, mode } = statSync(helper);
  if (uid === 0 && (mode & 0o4000) !== 0) return;
  throw new SetupProblem(
    'This system lets no ordinary program make a sandbox, so Electron’s own helper must belong to root.',
    `Run this one command, then the same command as before:\n\n  sudo chown root ${helper} && sudo chmod 4755 ${helper}\n`,
  );
}
