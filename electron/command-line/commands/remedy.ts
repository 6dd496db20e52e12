import { dataShape } from '../../../shared/data/data-set';
import { mostHiddenLayers } from '../../../shared/experiment/remedies';
import type { Remedies } from '../../../shared/experiment/remedies';
import { writeExperiment } from '../../../shared/experiment/read-experiment';
import { makePermanent } from '../../../shared/remedies/make-permanent';
import { remediesNamed } from '../../../shared/remedies/remedy-names';
import { loadData } from '../../datasets/load-data';
import { defineCommand } from '../command';
import { wholeNumberFlag } from '../flag-values';
import { namedExperiment } from '../named-experiment';
import { exitCodes, refuse } from '../terminal';

export const remedy = defineCommand({
  name: 'remedy',
  takes: ['FILE'],
  summary: 'print the experiment with remedies written into its network',
  flags: {
    apply: {
      value: 'LIST',
      summary: 'relu, xavier, he, batch-normalization, residual, separated by commas',
    },
    depth: { value: 'N', summary: 'so many hidden layers' },
  },
  run: async (given, { terminal }) => {
    const depth = wholeNumberFlag('depth', given.text('depth'), 0, mostHiddenLayers);
    if (!depth.ok) return refuse(terminal, depth.problems[0]);
    const wanted = remediesNamed(given.text('apply') ?? '', depth.value ?? null);
    if (!wanted.ok) return refuse(terminal, wanted.problems[0]);
    const named = await namedExperiment(given.operands[0] ?? '');
    if (!named.ok) return refuse(terminal, named.problems[0]);
    const { experiment, folder } = named.value;
    const loaded = await loadData(experiment.data, folder, experiment.seed);
    if (!loaded.ok) return refuse(terminal, loaded.problems[0]);
    const remedies = together(experiment.remedies, wanted.value);
    const remedied = makePermanent({ ...experiment, remedies }, dataShape(loaded.value.data));
    terminal.out(writeExperiment(remedied));
    return exitCodes.success;
  },
});

/** The overlay of the file with what was asked for on top. */
function together(own: Remedies, wanted: Remedies): Remedies {
  const isOn = (name: Exclude<keyof Remedies, 'depth'>): boolean => own[name] || wanted[name];
  return {
    relu: isOn('relu'),
    xavier: isOn('xavier'),
    he: isOn('he'),
    batchNormalization: isOn('batchNormalization'),
    residual: isOn('residual'),
    depth: wanted.depth ?? own.depth,
  };
}
