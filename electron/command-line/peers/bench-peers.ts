import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { toJson } from '../../../shared/diagnosis/run-result';
import type { Surroundings } from '../command';
import type { ExitCode } from '../terminal';
import { exitCodes, refuse } from '../terminal';
import { benchRows } from './bench-rows';
import { compareOn } from './compare-peers';
import type { ComparedRow } from './compare-peers';
import { comparisonTable } from './comparison-table';
import { findPeers } from './find-peers';
import { labContestant } from './lab-contestant';
import { PeerProcess } from './peer-process';
import { writeRandomPictures } from './random-pictures';

const rounds = 5;
const duration = 1000;
/** Share of the processors that others may be using before times are called disturbed. */
const quietLoad = 0.25;

interface BenchPeersOptions {
  readonly json: boolean;
  /** Only rows whose name holds this. */
  readonly only: string;
}

/** `bench --peers`: the engine and its peers on the same networks, in one sitting. */
export async function benchPeers(
  { json, only }: BenchPeersOptions,
  { terminal, engineProgram }: Surroundings,
): Promise<ExitCode> {
  const rows = benchRows().filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()));
  if (rows.length === 0) return refuse(terminal, noSuchRow(only));
  const peers = await findPeers();
  if (!peers.ok) return refuse(terminal, peers.problems[0]);

  const machine = { processor: cpus()[0]?.model ?? '', processors: cpus().length };
  const loadBefore = loadavg()[0] ?? 0;
  const folder = await mkdtemp(join(tmpdir(), 'gradient-lab-bench-'));
  try {
    await writeRandomPictures(folder);
    const starts = [
      () => labContestant(engineProgram, folder),
      ...peers.value.map((peer) => () => new PeerProcess(peer)),
    ];
    const onProgress = (words: string): void => terminal.error(`${words}\n`);
    const compared: ComparedRow[] = [];
    for (const row of rows) {
      const result = await compareOn(row, starts, { rounds, duration, onProgress });
      compared.push(result);
      if (!json) terminal.out(`${comparisonTable([result])}\n`);
    }
    const disturbed = loadBefore > quietLoad * machine.processors;
    const head = { format: 'gradient-lab/peers', version: 1, ...machine, loadBefore, disturbed };
    if (json) terminal.out(`${toJson({ ...head, rounds, rows: compared })}\n`);
    else if (disturbed) terminal.out(disturbance(loadBefore, machine.processors));
    return exitCodes.success;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function disturbance(load: number, processors: number): string {
  return (
    `Measured while the machine was busy with something else (load ${load.toFixed(1)} on ` +
    `${processors} processors): trust ratios more than times, and neither much.\n`
  );
}

function noSuchRow(only: string) {
  return {
    code: 'wrong-arguments',
    message: `No network of the benchmark has "${only}" in its name.`,
    hint: `There are: ${benchRows()
      .map(({ name }) => name)
      .join('; ')}.`,
  } as const;
}
