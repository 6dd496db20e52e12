import { constants, cpus } from 'node:os';
import type { RunRecord } from '../../shared/diagnosis/diagnose';
import type { NamedWeights } from '../../shared/messages/engine-messages';
import type { Result } from '../../shared/problems/problem';
import { succeed } from '../../shared/problems/problem';
import type { RunEvent } from '../../shared/signals/run-report';
import { availableMemory } from '../engine/available-memory';
import { engineCount } from '../engine/many-runs/engine-count';
import { RunPool } from '../engine/many-runs/run-pool';
import type { PooledRun } from '../engine/many-runs/run-pool';
import { forkNodeEngine } from '../engine/supervision/fork-node-engine';
import { RunRecorder } from '../runs/run-recorder';
import type { TrainedRun } from './train-in-engine';

export interface TrainManyOptions {
  readonly engineProgram: string;
  readonly withWeights: boolean;
  readonly onEvent: (run: string, event: RunEvent) => void;
  /** Called once for every run, when it has ended. */
  readonly onTrained: (run: string, trained: Result<TrainedRun>) => void;
  /** Aborting stops all runs; what they trained until then is their result. */
  readonly signal?: AbortSignal;
  /** Engine processes at once; by default what the machine has cores and memory for. */
  readonly engines?: number;
}

/** Trains runs on every core, at a priority below that of other programs, and returns when all have ended. */
export async function trainMany(
  runs: readonly PooledRun[],
  { engineProgram, withWeights, onEvent, onTrained, signal, engines }: TrainManyOptions,
): Promise<void> {
  if (runs.length === 0) return;
  const recorders = new Map(
    runs.map(({ run, options }) => [run, new RunRecorder(options.experiment)]),
  );
  const weightsOf = new Map<string, readonly NamedWeights[] | null>();
  await new Promise<void>((resolve) => {
    const pool = new RunPool({
      fork: forkNodeEngine(engineProgram, { priority: constants.priority.PRIORITY_BELOW_NORMAL }),
      engines: engines ?? engineCount(runs.length, machine()),
      onEvent: (run, event) => {
        onEvent(run, event);
        const record = recorders.get(run)?.hear(event) ?? null;
        if (record !== null) finish(run, record);
      },
      ...(withWeights ? { onWeights: (run, weights) => weightsOf.set(run, weights) } : {}),
    });
    const stop = (): void => pool.stopAll();
    signal?.addEventListener('abort', stop);
    pool.add(runs);

    function finish(run: string, record: Result<RunRecord>): void {
      recorders.delete(run);
      const weights = weightsOf.get(run) ?? null;
      weightsOf.delete(run);
      onTrained(run, record.ok ? succeed({ ...record.value, weights }) : record);
      if (recorders.size > 0) return;
      signal?.removeEventListener('abort', stop);
      pool.dispose();
      resolve();
    }
  });
}

function machine() {
  return { cores: cpus().length, freeBytes: availableMemory() };
}
