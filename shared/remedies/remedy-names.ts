import { noRemedies } from '../experiment/remedies';
import type { Remedies } from '../experiment/remedies';
import { fail, succeed } from '../problems/problem';
import type { Result } from '../problems/problem';
import type { Toggle } from './remedy-toggles';

/** The remedies by their names on the command line and in verdicts. */
const fieldsByName = new Map<string, Toggle>([
  ['relu', 'relu'],
  ['xavier', 'xavier'],
  ['he', 'he'],
  ['batch-normalization', 'batchNormalization'],
  ['residual', 'residual'],
]);

/** The overlay that a list such as "relu,batch-normalization" and a depth ask for. */
export function remediesNamed(list: string, depth: number | null = null): Result<Remedies> {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  let remedies: Remedies = { ...noRemedies, depth };
  for (const name of names) {
    const field = fieldsByName.get(name);
    if (field === undefined) {
      return fail({
        code: 'unknown-remedy',
        message: `There is no remedy "${name}".`,
        hint: `There are: ${[...fieldsByName.keys()].join(', ')}.`,
      });
    }
    remedies = { ...remedies, [field]: true };
  }
  return succeed(remedies);
}
