import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SetupProblem } from '../setup/setup-problem.mjs';

const firstNumber = 90;
const lastNumber = 999;

/**
 * Runs `work` with the name of a display: the one there is, or an X server of our own without a
 * screen, ended afterwards.
 *
 * @template T
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @param {(environment: NodeJS.ProcessEnv) => Promise<T>} work gets the environment to launch with
 * @returns {Promise<T>}
 */
export async function withDisplay({ hasDisplay, environment }, work) {
  if (hasDisplay) return work(environment);
  const { server, name } = await startServer();
  const end = () => server.kill('SIGTERM');
  process.once('exit', end);
  try {
    return await work({ ...environment, DISPLAY: name });
  } finally {
    process.off('exit', end);
    end();
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  }
}

async function startServer() {
  for (let number = firstNumber; number <= lastNumber; number++) {
    if (existsSync(`/tmp/.X${number}-lock`)) continue;
    const server = spawn(
      'Xvfb',
      // Without -noreset it begins anew when its last client leaves, and one that comes just then is lost.
      [`:${number}`, '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'],
      { stdio: 'ignore' },
    );
    if (await answers(server, `/tmp/.X11-unix/X${number}`)) return { server, name: `:${number}` };
    server.kill('SIGTERM');
  }
  throw new SetupProblem(
    'No X server without a screen could be started (Xvfb ended at once on every display number).',
    'Check that `Xvfb :90` runs and that /tmp/.X11-unix can be written to.',
  );
}

/**
 * Another process may have taken the number in between; our server then ends, and theirs answers.
 *
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} socket
 */
async function answers(server, socket) {
  let ended = false;
  server.once('exit', () => (ended = true));
  server.once('error', () => (ended = true));
  while (!ended) {
    if (await accepts(socket)) return !ended;
    await wait(20);
  }
  return false;
}

/**
 * @param {string} socket
 * @returns {Promise<boolean>}
 */
function accepts(socket) {
  return new Promise((settle) => {
    const connection = createConnection(socket);
    connection.once('connect', () => {
      connection.destroy();
      settle(true);
    });
    connection.once('error', () => settle(false));
  });
}
