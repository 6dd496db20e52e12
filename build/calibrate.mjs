// npm run calibrate [-- --workers N]: development alone. Trains the suite by which verdicts are calibrated, tries the
// remedies they suggest, and writes what came out. out/calibration keeps what is done, so it can be interrupted.
// npm run calibrate -- --repeat SEED: trains and scores the fresh part with another seed, and writes nothing.
import { spawn } from 'node:child_process';
import { availableParallelism, constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { values } = parseArgs({
  options: { workers: { type: 'string' }, repeat: { type: 'string' } },
});
const workers = Math.max(1, Number(values.workers ?? availableParallelism()));
const folder = join('out', 'calibration');
await build({
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: 'electron/calibration/calibrate.ts',
    outDir: join(folder, 'program'),
    target: 'node20',
    rolldownOptions: {
      external: [/^@tensorflow\//],
      output: { format: 'cjs', entryFileNames: 'calibrate.cjs' },
    },
  },
});

// Whoever works on this machine meanwhile comes first; workers inherit it.
setPriority(constants.priority.PRIORITY_LOW);
/** @type {readonly (readonly [task: string, workers: number])[]} */
const tasks =
  values.repeat === undefined
    ? [
        ['train', workers],
        ['remedies', workers],
        ['report', 1],
      ]
    : [[`repeat-${values.repeat}`, 1]];
for (const [task, count] of tasks) {
  if (process.exitCode) break;
  process.exitCode = Math.max(...(await inParallel(task, count)));
}

/**
 * @param {string} task
 * @param {number} count
 */
function inParallel(task, count) {
  const program = join(folder, 'program', 'calibrate.cjs');
  // Small networks do not gain from several threads, and workers would take them from each other.
  const env = count === 1 ? process.env : { ...process.env, TF_NUM_INTRAOP_THREADS: '1' };
  const workers = Array.from({ length: count }, (_, worker) =>
    spawn(process.execPath, [program, task, folder, String(worker), String(count)], {
      env,
      stdio: 'inherit',
    }),
  );
  return Promise.all(
    workers.map(
      (worker) => new Promise((settle) => worker.once('exit', (code) => settle(code ?? 1))),
    ),
  );
}
