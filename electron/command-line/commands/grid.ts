import { dataShape } from '../../../shared/data/data-set';
import { toJson } from '../../../shared/diagnosis/run-result';
import { cellsToTrain, remedyGrid } from '../../../shared/remedies/remedy-grid';
import { loadData } from '../../datasets/load-data';
import { defineCommand } from '../command';
import { wholeNumberFlag } from '../flag-values';
import { gridResult, gridTable } from '../grid/grid-table';
import { trainGrid } from '../grid/train-grid';
import { withInterruption } from '../interruption';
import { ManyRunsProgress } from '../many-runs-progress';
import { KeptRuns } from '../kept-runs';
import type { KeptAs } from '../kept-runs';
import { outcomeLine } from '../outcome-line';
import { exitCodes, refuse } from '../terminal';
import { commonTrainingFlags, commonTrainingOptions } from '../training-flags';

/** Sixteen times as many runs. */
const mostSeeds = 1000;

export const grid = defineCommand({
  name: 'grid',
  takes: ['FILE'],
  summary: 'train the experiment in FILE under all 16 combinations of the remedies, on every core',
  flags: {
    seeds: { value: 'N', summary: 'each combination with so many seeds, from that in the file on' },
    json: { summary: 'print the outcome of every run as JSON' },
    ...commonTrainingFlags,
  },
  run: async (given, surroundings) => {
    const { terminal, engineProgram } = surroundings;
    const seeds = wholeNumberFlag('seeds', given.text('seeds'), 1, mostSeeds);
    if (!seeds.ok) return refuse(terminal, seeds.problems[0]);
    const options = await commonTrainingOptions(given.operands[0] ?? '', given);
    if (!options.ok) return refuse(terminal, options.problems[0]);
    const { experiment, folder } = options.value;
    const loaded = await loadData(experiment.data, folder, experiment.seed);
    if (!loaded.ok) return refuse(terminal, loaded.problems[0]);
    const data = dataShape(loaded.value.data);

    const cells = remedyGrid(experiment, seeds.value ?? 1);
    const runs = cellsToTrain(cells, data).length;
    const progress = new ManyRunsProgress(terminal, runs, experiment.training.epochs);
    const keptRuns = await KeptRuns.open(surroundings);
    const kept = new Map<string, KeptAs>();
    const weightsWritten: Promise<void>[] = [];
    return withInterruption(async (signal) => {
      const trained = await trainGrid(cells, {
        engineProgram,
        withWeights: true,
        options: options.value,
        data,
        onBegin: (run, of) => kept.set(run, keptRuns.begin(of, folder)),
        onEvent: (run, event) => {
          progress.show(run, event);
          kept.get(run)?.hear(event);
        },
        onTrained: (run, outcome) => {
          progress.ended(run, outcomeLine(outcome));
          const weights = outcome.ok ? outcome.value.weights : null;
          weightsWritten.push(kept.get(run)?.keepWeights(weights) ?? Promise.resolve());
        },
        signal,
      });
      progress.clear();
      await Promise.all(weightsWritten);
      keptRuns.close();
      const first = trained.find(({ result }) => !result.ok)?.result;
      if (first?.ok === false && trained.every(({ result }) => !result.ok)) {
        return signal.aborted ? exitCodes.interrupted : refuse(terminal, first.problems[0]);
      }
      terminal.out(given.isSet('json') ? `${toJson(gridResult(trained))}\n` : gridTable(trained));
      if (signal.aborted) return exitCodes.interrupted;
      return first === undefined ? exitCodes.success : exitCodes.checkNotMet;
    });
  },
});
