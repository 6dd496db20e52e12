// npm run calibrate [-- --workers N]: development alone. Trains the suite by which verdicts are calibrated, tries the
// remedies they suggest, keeps what came out and writes it down. out/calibration (or --out FOLDER) holds what is done, so it can
// be interrupted.
// npm run calibrate -- --studies a,b: trains these studies alone, and says how they differ from what is kept.
// npm run calibrate -- --studies a,b --keep: takes them into the repository.
// npm run calibrate -- --report: writes the tables anew from what is kept, without training.
// npm run calibrate -- --repeat SEED: trains and scores the fresh part with another seed, and writes nothing.
import { spawn } from 'node:child_process';
import { availableParallelism, constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { values } = parseArgs({
  options: {
    workers: { type: 'string' },
    repeat: { type: 'string' },
    studies: { type: 'string', default: '' },
    out: { type: 'string', default: join('out', 'calibration') },
    keep: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
  },
});
const workers = Math.max(1, Number(values.workers ?? availableParallelism()));
const folder = values.out;
// Where it finds the packages that it does not hold.
const programFolder = join('out', 'calibration', 'program');
await build({
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: 'electron/calibration/calibrate.ts',
    outDir: programFolder,
    target: 'node20',
    rolldownOptions: {
      external: [/^@tensorflow\//],
      output: { format: 'cjs', entryFileNames: 'calibrate.cjs' },
    },
  },
});

// Whoever works on this machine meanwhile comes first; workers inherit it.
setPriority(constants.priority.PRIORITY_LOW);
for (const [task, count] of tasks(values)) {
  if (process.exitCode) break;
  process.exitCode = Math.max(...(await inParallel(task, count)));
}

/**
 * @param {{ repeat?: string | undefined, studies: string, keep: boolean, report: boolean }} asked
 * @returns {readonly (readonly [task: string, workers: number])[]}
 */
function tasks({ repeat, studies, keep, report }) {
  if (repeat !== undefined) return [[`repeat-${repeat}`, 1]];
  if (report) return [['report', 1]];
  if (studies !== '' && !keep) {
    return [
      ['train', workers],
      ['compare', 1],
    ];
  }
  return [
    ['train', workers],
    ['remedies', workers],
    ['keep', 1],
    ['report', 1],
  ];
}

/**
 * @param {string} task
 * @param {number} count
 */
function inParallel(task, count) {
  const program = join(programFolder, 'calibrate.cjs');
  // Small networks do not gain from several threads, workers would take them from each other, and the order of sums must not
  // depend on their number.
  const env = { ...process.env, TF_NUM_INTRAOP_THREADS: '1' };
  const workers = Array.from({ length: count }, (_, worker) =>
    spawn(
      process.execPath,
      [program, task, folder, values.studies, String(worker), String(count)],
      {
        env,
        stdio: 'inherit',
      },
    ),
  );
  return Promise.all(
    workers.map(
      (worker) => new Promise((settle) => worker.once('exit', (code) => settle(code ?? 1))),
    ),
  );
}
