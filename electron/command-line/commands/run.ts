import { resolve } from 'node:path';
import { runResult, toJson } from '../../../shared/diagnosis/run-result';
import { defineCommand } from '../command';
import { withInterruption } from '../interruption';
import { folderProblem } from '../output-folder';
import { ProgressDisplay } from '../progress-display';
import { runSummary } from '../run-summary';
import { exitCodes, refuse } from '../terminal';
import { trainInEngine } from '../train-in-engine';
import { trainingFlags, trainingOptions } from '../training-flags';
import { writeOutcomes } from '../write-outcome';

export const run = defineCommand({
  name: 'run',
  takes: ['FILE'],
  summary: 'train the experiment in FILE (an example by name, or - for standard input)',
  flags: {
    json: { summary: 'print the result as JSON, on the last line of standard output' },
    out: {
      value: 'DIR',
      summary: 'write result.json, signals.csv, histograms.csv and weights.safetensors there',
    },
    ...trainingFlags,
  },
  run: async (given, { terminal, engineProgram }) => {
    const [file = ''] = given.operands;
    const options = await trainingOptions(file, given);
    if (!options.ok) return refuse(terminal, options.problems[0]);
    const out = given.text('out');
    const folder = out === undefined ? null : resolve(out);
    const unwritable = folder === null ? null : await folderProblem(folder);
    if (unwritable !== null) return refuse(terminal, unwritable);

    const progress = new ProgressDisplay(terminal, options.value.experiment.training.epochs);
    const trained = await withInterruption((signal) =>
      trainInEngine(options.value, {
        engineProgram,
        withWeights: folder !== null,
        onEvent: (event) => progress.show(event),
        signal,
      }),
    );
    progress.clear();
    if (!trained.ok) return refuse(terminal, trained.problems[0]);

    if (folder !== null) {
      const unwritten = await writeOutcomes(trained.value, folder);
      if (unwritten !== null) return refuse(terminal, unwritten);
    }
    const result = runResult(trained.value);
    terminal.out(
      given.isSet('json') ? `${toJson(result)}\n` : runSummary(trained.value, result, folder),
    );
    return trained.value.totals?.outcome === 'stopped' ? exitCodes.interrupted : exitCodes.success;
  },
});
