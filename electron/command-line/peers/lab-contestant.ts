import type { Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import type { RunEvent } from '../../../shared/signals/run-report';
import { trainInEngine } from '../train-in-engine';
import type { TrainedRun } from '../train-in-engine';
import type { BenchRow } from './bench-rows';
import type { Contestant } from './contestant';

/** Enough epochs to know how many fill the time asked for. */
const firstEpochs = 5;

/** This engine with every default signal on. Each measurement is a run of its own, timed as every run is. */
export function labContestant(engineProgram: string, folder: string): Contestant {
  let row: BenchRow | null = null;
  let millisecondsPerEpoch = 1;

  async function train(epochs: number, onEvent: (event: RunEvent) => void = () => undefined) {
    if (row === null) throw new Error('Nothing was prepared.');
    const { training } = row.experiment;
    const experiment = { ...row.experiment, training: { ...training, epochs } };
    const options = {
      experiment,
      folder,
      engine: 'automatic',
      device: 'cpu',
      traces: null,
    } as const;
    return trainInEngine(options, { engineProgram, withWeights: false, onEvent });
  }

  function stepTime(trained: Result<TrainedRun>): Result<number> {
    if (!trained.ok) return trained;
    const milliseconds = trained.value.totals?.msPerStep ?? null;
    return milliseconds === null ? fail(tooShort) : succeed(milliseconds);
  }

  return {
    name: 'Gradient Lab',
    prepare: async (next) => {
      row = next;
      const began = performance.now();
      let firstEpochEnded = began;
      const trained = await train(firstEpochs, (event) => {
        if (event.kind === 'epoch' && event.report.epoch === 1) firstEpochEnded = performance.now();
      });
      const time = stepTime(trained);
      if (!time.ok) return time;
      const steps = Math.floor(next.data.trainingRows / next.experiment.training.batchSize);
      millisecondsPerEpoch = time.value * steps;
      return succeed(firstEpochEnded - began);
    },
    measure: async (milliseconds) =>
      stepTime(await train(Math.max(2, Math.ceil(milliseconds / millisecondsPerEpoch)))),
    end: () => undefined,
  };
}

const tooShort = {
  code: 'run-too-short',
  message: 'The run was too short to be timed.',
} as const;
