import type { NamedWeights, RunOptions } from '../../shared/messages/engine-messages';
import type { Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import type { RunRecord } from '../../shared/diagnosis/diagnose';
import type { EpochReport, RunDescription, RunEvent } from '../../shared/signals/run-report';
import { EngineSupervisor } from '../engine/supervision/engine-supervisor';
import { forkNodeEngine } from '../engine/supervision/fork-node-engine';

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
      let description: RunDescription | null = null;
      const reports: EpochReport[] = [];
      hear = (event) => {
        onEvent(event);
        if (event.kind === 'described') description = event.description;
        if (event.kind === 'epoch') reports.push(event.report);
        if (event.kind === 'failed') resolve(fail(event.problem));
        if (event.kind === 'ended') {
          const { experiment } = options;
          const { totals } = event;
          resolve(
            description === null
              ? fail(stoppedBeforeStart)
              : succeed({ experiment, description, reports, totals }),
          );
        }
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

const stoppedBeforeStart = {
  code: 'stopped-before-start',
  message: 'The run was stopped before its first step.',
} as const;
