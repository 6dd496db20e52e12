import { resolve } from 'node:path';
import { runResult, toJson } from '../../../shared/diagnosis/run-result';
import { defineCommand } from '../command';
import { shortId } from '../kept-runs';
import { folderProblem } from '../output-folder';
import { runSummary } from '../run-summary';
import { exitCodes, refuse } from '../terminal';
import { trainAndKeep } from '../train-and-keep';
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
  run: async (given, surroundings) => {
    const { terminal } = surroundings;
    const [file = ''] = given.operands;
    const options = await trainingOptions(file, given);
    if (!options.ok) return refuse(terminal, options.problems[0]);
    const out = given.text('out');
    const folder = out === undefined ? null : resolve(out);
    const unwritable = folder === null ? null : await folderProblem(folder);
    if (unwritable !== null) return refuse(terminal, unwritable);

    const { trained, id } = await trainAndKeep(options.value, surroundings);
    if (!trained.ok) return refuse(terminal, trained.problems[0]);

    if (folder !== null) {
      const unwritten = await writeOutcomes(trained.value, folder);
      if (unwritten !== null) return refuse(terminal, unwritten);
    }
    const result = runResult(trained.value);
    terminal.out(
      given.isSet('json') ? `${toJson(result)}\n` : runSummary(trained.value, result, folder),
    );
    if (id !== null && !given.isSet('json')) {
      terminal.out(`  kept as run ${shortId(id)}\n`);
    }
    return trained.value.totals?.outcome === 'stopped' ? exitCodes.interrupted : exitCodes.success;
  },
});
