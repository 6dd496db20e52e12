import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect } from 'vitest';
import type { Experiment } from '../../../../shared/experiment/experiment';
import { writeExperiment } from '../../../../shared/experiment/read-experiment';
import { startingExample } from '../../../../shared/experiment/starting-example';
import { stream } from '../../../../shared/random/stream';
import { buildPrograms } from '../../../testing/built-programs';
import { readSafetensors } from '../../../weights/safetensors';

/** Dropout, moving averages and slots: all that a state must hold to go on to the same bits. */
const experiment: Experiment = {
  ...startingExample,
  network: {
    ...startingExample.network,
    layers: startingExample.network.layers.map((layer) =>
      layer.id === 'a1' ? { id: 'a1', type: 'dropout', rate: 0.2 } : layer,
    ),
  },
  remedies: { ...startingExample.remedies, depth: 3, relu: true, batchNormalization: true },
  training: {
    optimizer: {
      type: 'adam',
      learningRate: 0.001,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-7,
      schedule: { type: 'constant' },
    },
    batchSize: 32,
    // Long enough for a handful of states, short enough for fifty kills.
    epochs: 200,
  },
};

export interface KilledRuns {
  readonly kills: number;
  /** Runs that found a state and went on from it. */
  readonly resumed: number;
}

/**
 * Kills runs of the command line, engine and all, at random moments between their start and the time that a whole run
 * takes, and lets each be resumed by the next. Every run that reaches its end must tell what an uninterrupted one tells.
 */
export async function expectKilledRunsToResume(kills: number, seed: number): Promise<KilledRuns> {
  const programs = await buildPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'gradient-lab-killed-'));
  try {
    const file = join(folder, 'experiment.json');
    const checkpoint = join(folder, 'state.safetensors');
    writeFileSync(file, writeExperiment(experiment));
    const train = (killAfter: number | null, ...args: readonly string[]) =>
      endOf(folder, [programs.commandLine, 'run', file, '--json', ...args], killAfter);
    const keep = ['--checkpoint', checkpoint];

    const began = performance.now();
    const whole = await train(null);
    const duration = performance.now() - began;
    const expected = epochsIn(whole ?? '');
    expect(expected).toHaveLength(experiment.training.epochs);

    const random = stream(seed, 'kills');
    let [killed, resumed] = [0, 0];
    while (killed < kills || resumed === 0) {
      const atStart = epochsOf(checkpoint);
      const output = await train(random.uniform() * duration, ...keep);
      resumed += atStart > 0 ? 1 : 0;
      expect(epochsOf(checkpoint)).toBeGreaterThanOrEqual(atStart);
      if (output === null) {
        killed += 1;
        continue;
      }
      expect(epochsIn(output)).toEqual(expected);
      rmSync(checkpoint);
    }
    const last = await train(null, ...keep);
    expect(epochsIn(last ?? '')).toEqual(expected);
    return { kills: killed, resumed };
  } finally {
    programs.remove();
    rmSync(folder, { recursive: true });
  }
}

/** What a run printed; null if it was killed before its end. */
async function endOf(
  home: string,
  args: readonly string[],
  killAfter: number | null,
): Promise<string | null> {
  // A group of its own, so that one signal ends command line and engine at once.
  const child = spawn(process.execPath, args, {
    env: { ...process.env, GRADIENT_LAB_HOME: home },
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  const killing =
    killAfter === null
      ? undefined
      : setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), killAfter);
  await once(child, 'close');
  clearTimeout(killing);
  return child.exitCode === 0 ? output : null;
}

const resultSchema = v.object({ epochs: v.array(v.unknown()) });
const stateSchema = v.object({ epochs: v.number() });

function epochsIn(output: string): readonly unknown[] {
  return v.parse(resultSchema, JSON.parse(output.trim().split('\n').at(-1) ?? '')).epochs;
}

/** Epochs that lie behind in a state; 0 where there is none. It is whole whenever it is there. */
function epochsOf(checkpoint: string): number {
  if (!existsSync(checkpoint)) return 0;
  const file = readSafetensors(readFileSync(checkpoint));
  if (!file.ok) throw new Error(file.problems[0].message);
  return v.parse(stateSchema, JSON.parse(file.value.metadata.state ?? '')).epochs;
}
