import type { NamedWeights, RunOptions } from '../../shared/messages/engine-messages';
import type { Result } from '../../shared/problems/problem';
import { succeed } from '../../shared/problems/problem';
import type { RunRecord } from '../../shared/diagnosis/diagnose';
import type { RunEvent } from '../../shared/signals/run-report';
import { EngineSupervisor } from '../engine/supervision/engine-supervisor';
import { forkNodeEngine } from '../engine/supervision/fork-node-engine';
import { RunRecorder } from '../runs/run-recorder';

export interface TrainedRun extends RunRecord {
  /** null where they were not asked for. */
  readonly weights: readonly NamedWeights[] | null;
}

export interface TrainInEngineOptions {
  readonly engineProgram: string;
  readonly withWeights: boolean;
  readonly onEvent: (event: RunEvent) => void;
  /** Aborting stops the run; what it trained until then is its result. */
  readonly signal?: AbortSignal;
}

const run = 'command-line';

/** Trains an experiment in an engine process of its own, which is gone afterwards. */
export async function trainInEngine(
  options: RunOptions,
  { engineProgram, withWeights, onEvent, signal }: TrainInEngineOptions,
): Promise<Result<TrainedRun>> {
  let hear: (event: RunEvent) => void = () => undefined;
  const supervisor = new EngineSupervisor({
    fork: forkNodeEngine(engineProgram),
    onRunEvent: (_run, event) => hear(event),
  });
  const stop = (): void => supervisor.send({ kind: 'stop' });
  signal?.addEventListener('abort', stop);
  try {
    const trained = await new Promise<Result<RunRecord>>((resolve) => {
      const recorder = new RunRecorder(options.experiment);
      hear = (event) => {
        onEvent(event);
        const record = recorder.hear(event);
        if (record !== null) resolve(record);
      };
      supervisor.send({ kind: 'start', run, options });
    });
    if (!trained.ok) return trained;
    const weights = withWeights ? await supervisor.readWeights(run) : null;
    return succeed({ ...trained.value, weights });
  } finally {
    signal?.removeEventListener('abort', stop);
    supervisor.dispose();
  }
}
