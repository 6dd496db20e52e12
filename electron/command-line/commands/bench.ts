import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { toJson } from '../../../shared/diagnosis/run-result';
import { benchRows, labRows } from '../bench/bench-rows';
import { compareWithPeers } from '../bench/compare-with-peers';
import { manyRunsSpeed } from '../bench/many-runs-speed';
import type { ManyRunsSpeed } from '../bench/many-runs-speed';
import { measureLab } from '../bench/measure-lab';
import { writeRandomPictures } from '../bench/random-pictures';
import type { Surroundings } from '../command';
import { defineCommand } from '../command';
import type { ExitCode } from '../terminal';
import { exitCodes, refuse } from '../terminal';

/** Load per processor above which times are called disturbed. */
const quietLoad = 0.25;

export const bench = defineCommand({
  name: 'bench',
  takes: [],
  summary: 'measure the speed of the engine, also beside other programs',
  flags: {
    peers: {
      summary: 'beside JAX, Keras, PyTorch (if installed) and tfjs; installs them in the cache',
    },
    many: { summary: "the 16 runs of the starting example's remedy grid at once, on every core" },
    networks: { value: 'TEXT', summary: 'only networks whose name holds the text' },
    json: { summary: 'print it as JSON' },
  },
  run: async (given, surroundings) => {
    if (given.isSet('many')) return benchMany(given.isSet('json'), surroundings);
    const { terminal, engineProgram } = surroundings;
    const withPeers = given.isSet('peers');
    const text = given.text('networks') ?? '';
    const all = withPeers ? benchRows() : labRows();
    const rows = all.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
    if (rows.length === 0)
      return refuse(
        terminal,
        noSuchNetwork(
          text,
          all.map(({ name }) => name),
        ),
      );

    const machine = presentMachine();
    const json = given.isSet('json');
    const folder = await mkdtemp(join(tmpdir(), 'gradient-lab-bench-'));
    try {
      await writeRandomPictures(folder);
      const measured = await (withPeers ? compareWithPeers : measureLab)(rows, {
        engineProgram,
        folder,
        onProgress: (words) => terminal.error(`${words}\n`),
        onTable: (table) => (json ? undefined : terminal.out(table)),
      });
      if (!measured.ok) return refuse(terminal, measured.problems[0]);
      if (json) terminal.out(`${toJson({ ...head, ...machine, rows: measured.value })}\n`);
      else terminal.out(disturbance(machine));
      return exitCodes.success;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});

const head = { format: 'gradient-lab/bench', version: 1 } as const;

async function benchMany(
  json: boolean,
  { terminal, engineProgram }: Surroundings,
): Promise<ExitCode> {
  const machine = presentMachine();
  const speed = await manyRunsSpeed(engineProgram, (words) => terminal.error(`${words}\n`));
  if (!speed.ok) return refuse(terminal, speed.problems[0]);
  if (json) terminal.out(`${toJson({ ...head, ...machine, many: speed.value })}\n`);
  else terminal.out(`${manyRunsWords(speed.value)}${disturbance(machine)}`);
  return exitCodes.success;
}

function manyRunsWords({ runs, ratio, trainingRatio, ...took }: ManyRunsSpeed): string {
  const words = ({ seconds, trainingSeconds }: ManyRunsSpeed['atOnce']): string =>
    `${seconds.toFixed(1)} s in all, ${trainingSeconds.toFixed(1)} s of it training`;
  return [
    `${runs} runs one after another: ${words(took.oneAfterAnother)}`,
    `${runs} runs at once: ${words(took.atOnce)}`,
    `ratio: ${ratio.toFixed(2)} in all, ${trainingRatio.toFixed(2)} of the training`,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function presentMachine() {
  const processors = cpus();
  const load = loadavg()[0] ?? 0;
  return {
    processor: processors[0]?.model ?? '',
    processors: processors.length,
    load,
    disturbed: load > quietLoad * processors.length,
  };
}

function disturbance({ disturbed, load, processors }: ReturnType<typeof presentMachine>): string {
  if (!disturbed) return '';
  return (
    `The machine was busy with something else (load ${load.toFixed(1)} on ${processors} processors): ` +
    'trust ratios more than times, and neither much.\n'
  );
}

function noSuchNetwork(text: string, names: readonly string[]) {
  return {
    code: 'wrong-arguments',
    message: `No network of the benchmark has "${text}" in its name.`,
    hint: `There are: ${names.join('; ')}.`,
  } as const;
}
