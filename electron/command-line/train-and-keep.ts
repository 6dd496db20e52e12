import type { RunOptions } from '../../shared/messages/engine-messages';
import type { Result } from '../../shared/problems/problem';
import type { Surroundings } from './command';
import { withInterruption } from './interruption';
import { KeptRuns } from './kept-runs';
import { ProgressDisplay } from './progress-display';
import { trainInEngine } from './train-in-engine';
import type { TrainedRun } from './train-in-engine';

export interface TrainedAndKept {
  readonly trained: Result<TrainedRun>;
  /** In the database of runs; null where it could not be kept. */
  readonly id: string | null;
}

/** Trains one run, shows how far it is, and keeps it. */
export async function trainAndKeep(
  options: RunOptions,
  surroundings: Surroundings,
): Promise<TrainedAndKept> {
  const { experiment, folder } = options;
  const { engineProgram, terminal } = surroundings;
  const progress = new ProgressDisplay(terminal, experiment.training.epochs);
  const keptRuns = await KeptRuns.open(surroundings);
  const kept = keptRuns.begin(experiment, folder);
  const trained = await withInterruption((signal) =>
    trainInEngine(options, {
      engineProgram,
      withWeights: true,
      onEvent: (event) => {
        progress.show(event);
        kept.hear(event);
      },
      signal,
    }),
  );
  progress.clear();
  await kept.keepWeights(trained.ok ? trained.value.weights : null);
  keptRuns.close();
  return { trained, id: kept.id };
}
