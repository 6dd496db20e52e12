import { predictions } from '../../runs/predictions';
import { defineCommand } from '../command';
import { exitCodes, refuse } from '../terminal';
import { withKeptRun } from '../with-kept-run';

export const predict = defineCommand({
  name: 'predict',
  takes: ['RUN', 'CSV'],
  summary: 'print what a kept run predicts for the rows of a CSV file, as CSV',
  flags: {},
  run: async (given, { terminal, runsFolder }) => {
    const [named = '', file = ''] = given.operands;
    return withKeptRun(runsFolder, terminal, named, async (run) => {
      const lines = await predictions(run, file, process.cwd());
      if (!lines.ok) return refuse(terminal, lines.problems[0]);
      terminal.out(lines.value.join(''));
      return exitCodes.success;
    });
  },
});
