import { dirname, resolve } from 'node:path';
import { writeFileAtomically } from '../../files/atomic-write';
import { fileProblem } from '../../files/file-problems';
import { defineCommand } from '../command';
import { exportFormNames, exportForms, unfit } from '../export-forms';
import { choiceFlag } from '../flag-values';
import { folderProblem } from '../output-folder';
import { runToExport } from '../run-to-export';
import { exitCodes, refuse } from '../terminal';
import { trainingFlags } from '../training-flags';

export const exportCommand = defineCommand({
  name: 'export',
  takes: ['FILE-or-RUN', 'PATH'],
  summary: 'write a kept run, or the experiment in FILE when it is trained, to PATH',
  flags: {
    to: {
      value: exportFormNames.join('|'),
      summary: 'signals, result, report for a browser, or weights',
    },
    ...trainingFlags,
  },
  run: async (given, surroundings) => {
    const { terminal } = surroundings;
    const [named = '', path = ''] = given.operands;
    const form = choiceFlag('to', given.text('to') ?? '', exportFormNames);
    if (!form.ok) return refuse(terminal, form.problems[0]);
    const file = resolve(path);
    const unwritable = await folderProblem(dirname(file));
    if (unwritable !== null) return refuse(terminal, unwritable);
    const run = await runToExport(named, given, surroundings);
    if (!run.ok) return refuse(terminal, run.problems[0]);
    const chosen = form.value ?? 'json';
    const problem = unfit(run.value, chosen);
    if (problem !== null) return refuse(terminal, problem);
    try {
      await writeFileAtomically(file, await exportForms[chosen](run.value));
      return exitCodes.success;
    } catch (error) {
      return refuse(terminal, fileProblem(error, file, 'written'));
    }
  },
});
