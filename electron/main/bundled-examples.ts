import type { Experiment } from '../../shared/experiment/experiment';
import { examples } from '../../shared/experiment/examples';
import { fail, succeed } from '../../shared/problems/problem';
import type { Result } from '../../shared/problems/problem';

const bundledExamples = new Map<string, Experiment>(
  examples.map(({ name, experiment }) => [name, experiment]),
);

export function bundledExample(name: string): Result<Experiment> {
  const example = bundledExamples.get(name);
  if (example !== undefined) return succeed(example);
  return fail({
    code: 'unknown-example',
    message: `There is no example "${name}".`,
    hint: `There are: ${[...bundledExamples.keys()].join(', ')}.`,
  });
}
