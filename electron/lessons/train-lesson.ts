import type { RunRecord } from '../../shared/diagnosis/diagnose';
import type { LessonExperiment, TrainedLesson } from '../../shared/lessons/lesson';
import { checkTrainedLesson } from '../../shared/lessons/lesson-outcome';
import type { LessonReport } from '../../shared/lessons/lesson-outcome';
import type { LessonProgress } from '../../shared/lessons/lesson-progress';
import { fail, succeed } from '../../shared/problems/problem';
import type { Problem, Result } from '../../shared/problems/problem';
import type { EpochReport, RunDescription, RunEvent } from '../../shared/signals/run-report';
import type { ForkEngine } from '../engine/supervision/engine-child';
import { EngineSupervisor } from '../engine/supervision/engine-supervisor';

export interface LessonTraining {
  readonly fork: ForkEngine;
  /** Folder to which relative data paths are relative. */
  readonly folder: string;
  readonly onProgress: (progress: LessonProgress) => void;
  /** Aborting gives the problem lesson-cancelled. */
  readonly signal: AbortSignal;
}

/** Trains the experiments of a lesson one after the other, in one engine process that is gone afterwards. */
export async function trainLesson(
  lesson: TrainedLesson,
  training: LessonTraining,
): Promise<Result<LessonReport>> {
  const engine = new LessonEngine(training);
  try {
    const runs = new Map<string, RunRecord>();
    for (const [index, experiment] of lesson.experiments.entries()) {
      const run = await engine.train(experiment, (epoch) => {
        training.onProgress(progressOf(lesson, index, epoch));
      });
      if (!run.ok) return run;
      runs.set(experiment.id, run.value);
    }
    return succeed(checkTrainedLesson(lesson, runs));
  } finally {
    engine.dispose();
  }
}

function progressOf({ experiments }: TrainedLesson, index: number, epoch: number): LessonProgress {
  const epochs = experiments.map(({ experiment }) => experiment.training.epochs);
  const sum = (values: readonly number[]): number =>
    values.reduce((total, each) => total + each, 0);
  return {
    words: `Run ${index + 1} of ${experiments.length}: ${experiments[index]?.title ?? ''}`,
    share: (sum(epochs.slice(0, index)) + epoch) / sum(epochs),
  };
}

class LessonEngine {
  readonly #training: LessonTraining;
  readonly #supervisor: EngineSupervisor;
  #hear: (event: RunEvent) => void = () => undefined;

  constructor(training: LessonTraining) {
    this.#training = training;
    this.#supervisor = new EngineSupervisor({
      fork: training.fork,
      onRunEvent: (_run, event) => this.#hear(event),
    });
  }

  train(
    { id, experiment }: LessonExperiment,
    onEpoch: (epoch: number) => void,
  ): Promise<Result<RunRecord>> {
    const { folder, signal } = this.#training;
    if (signal.aborted) return Promise.resolve(fail(lessonCancelled));
    onEpoch(0);
    return new Promise((resolve) => {
      let description: RunDescription | null = null;
      const reports: EpochReport[] = [];
      const cancel = (): void => settle(fail(lessonCancelled));
      const settle = (run: Result<RunRecord>): void => {
        signal.removeEventListener('abort', cancel);
        this.#hear = () => undefined;
        resolve(run);
      };
      signal.addEventListener('abort', cancel);
      this.#hear = (event) => {
        if (event.kind === 'described') description = event.description;
        if (event.kind === 'epoch') {
          reports.push(event.report);
          onEpoch(event.report.epoch);
        }
        if (event.kind === 'failed') settle(fail(event.problem));
        if (event.kind !== 'ended') return;
        const { totals } = event;
        if (description === null) settle(fail(lessonCancelled));
        else settle(succeed({ experiment, description, reports, totals }));
      };
      const options = { experiment, folder, engine: 'automatic', device: 'automatic' } as const;
      this.#supervisor.send({ kind: 'start', run: id, options: { ...options, traces: null } });
    });
  }

  dispose(): void {
    this.#supervisor.dispose();
  }
}

export const lessonCancelled: Problem = {
  code: 'lesson-cancelled',
  message: 'The lesson was stopped before its end.',
};
