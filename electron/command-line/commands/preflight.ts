import { preflight as preflightOf } from '../../../shared/diagnosis/preflight';
import type { Preflight } from '../../../shared/diagnosis/preflight';
import { toJson } from '../../../shared/diagnosis/run-result';
import { loadData } from '../../datasets/load-data';
import { defineCommand } from '../command';
import { namedExperiment } from '../named-experiment';
import { exitCodes, refuse } from '../terminal';

export const preflight = defineCommand({
  name: 'preflight',
  takes: ['FILE'],
  summary: 'predict from the starting weights, without training, how the experiment will go',
  flags: { json: { summary: 'print the prediction as JSON' } },
  run: async (given, { terminal }) => {
    const named = await namedExperiment(given.operands[0] ?? '');
    if (!named.ok) return refuse(terminal, named.problems[0]);
    const { experiment, folder } = named.value;
    const loaded = await loadData(experiment.data, folder, experiment.seed);
    if (!loaded.ok) return refuse(terminal, loaded.problems[0]);
    const predicted = preflightOf(experiment, loaded.value.data);
    if (!predicted.ok) return refuse(terminal, predicted.problems[0]);
    terminal.out(given.isSet('json') ? `${toJson(predicted.value)}\n` : inWords(predicted.value));
    return exitCodes.success;
  },
});

function inWords({ verdict, layers, trainableDepth }: Preflight): string {
  const { code, confidence, summary } = verdict;
  const width = Math.max(5, ...layers.map(({ id }) => id.length));
  const depth =
    trainableDepth === null
      ? 'The gradient keeps its size at any depth.'
      : `The gradient would survive about ${trainableDepth} hidden layers like these.`;
  return [
    `prediction: ${code} (${Math.round(100 * confidence)} % sure). ${summary}`,
    depth,
    `${'layer'.padEnd(width)}  variance forward  backward`,
    ...layers.map(
      ({ id, forwardVariance, backwardVariance }) =>
        `${id.padEnd(width)}  ${forwardVariance.toExponential(2).padStart(16)}  ${backwardVariance.toExponential(2)}`,
    ),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
