import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { toJson } from '../../../shared/diagnosis/run-result';
import { benchRows, labRows } from '../bench/bench-rows';
import { compareWithPeers } from '../bench/compare-with-peers';
import { measureLab } from '../bench/measure-lab';
import { writeRandomPictures } from '../bench/random-pictures';
import { defineCommand } from '../command';
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
    networks: { value: 'TEXT', summary: 'only networks whose name holds the text' },
    json: { summary: 'print it as JSON' },
  },
  run: async (given, { terminal, engineProgram }) => {
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

    const machine = { processor: cpus()[0]?.model ?? '', processors: cpus().length };
    const load = loadavg()[0] ?? 0;
    const disturbed = load > quietLoad * machine.processors;
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
      const head = { format: 'gradient-lab/bench', version: 1, ...machine, load, disturbed };
      if (json) terminal.out(`${toJson({ ...head, rows: measured.value })}\n`);
      else if (disturbed) terminal.out(disturbance(load, machine.processors));
      return exitCodes.success;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});

function disturbance(load: number, processors: number): string {
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
