import { dataShape } from '../../../shared/data/data-set';
import { toJson } from '../../../shared/diagnosis/run-result';
import { remedyGrid } from '../../../shared/remedies/remedy-grid';
import { loadData } from '../../datasets/load-data';
import { defineCommand } from '../command';
import { wholeNumberFlag } from '../flag-values';
import { gridResult, gridTable } from '../grid/grid-table';
import { cellsToTrain, trainGrid } from '../grid/train-grid';
import { withInterruption } from '../interruption';
import { ManyRunsProgress } from '../many-runs-progress';
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
  run: async (given, { terminal, engineProgram }) => {
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
    return withInterruption(async (signal) => {
      const trained = await trainGrid(cells, {
        engineProgram,
        withWeights: false,
        options: options.value,
        data,
        onEvent: (run, event) => progress.show(run, event),
        onTrained: (run, outcome) => progress.ended(run, outcomeLine(outcome)),
        signal,
      });
      progress.clear();
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
