import { dirname, resolve } from 'node:path';
import { defineCommand } from '../command';
import { choiceFlag } from '../flag-values';
import { withInterruption } from '../interruption';
import { folderProblem } from '../output-folder';
import { ProgressDisplay } from '../progress-display';
import { exitCodes, refuse } from '../terminal';
import { trainInEngine } from '../train-in-engine';
import { trainingFlags, trainingOptions } from '../training-flags';
import { writeOutcome } from '../write-outcome';
import type { OutcomeForm } from '../write-outcome';

const forms: readonly OutcomeForm[] = ['json', 'csv', 'safetensors'];

export const exportCommand = defineCommand({
  name: 'export',
  takes: ['FILE', 'PATH'],
  summary: 'train the experiment in FILE and write its outcome to PATH',
  flags: {
    to: { value: forms.join('|'), summary: 'the result, the signals or the weights' },
    ...trainingFlags,
  },
  run: async (given, { terminal, engineProgram }) => {
    const [file = '', path = ''] = given.operands;
    const form = choiceFlag('to', given.text('to') ?? '', forms);
    if (!form.ok) return refuse(terminal, form.problems[0]);
    const options = await trainingOptions(file, given);
    if (!options.ok) return refuse(terminal, options.problems[0]);
    const unwritable = await folderProblem(dirname(resolve(path)));
    if (unwritable !== null) return refuse(terminal, unwritable);
    const progress = new ProgressDisplay(terminal, options.value.experiment.training.epochs);
    const trained = await withInterruption((signal) =>
      trainInEngine(options.value, {
        engineProgram,
        withWeights: true,
        onEvent: (event) => progress.show(event),
        signal,
      }),
    );
    progress.clear();
    if (!trained.ok) return refuse(terminal, trained.problems[0]);
    const written = await writeOutcome(trained.value, form.value ?? 'json', resolve(path));
    return written.ok ? exitCodes.success : refuse(terminal, written.problems[0]);
  },
});
