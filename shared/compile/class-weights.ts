import type { DataShape } from '../data/data-set';
import type { ClassWeights } from '../experiment/training-options';
import type { Result } from '../problems/problem';
import { fail, succeed } from '../problems/problem';

/** One weight per class in their order, or null for no weighting. Names need the names of the classes. */
export function classWeightsOf(
  given: ClassWeights | undefined,
  data: DataShape,
  classNames: readonly string[],
): Result<readonly number[] | null> {
  if (given === undefined) return succeed(null);
  if (data.task === 'regression') {
    return failAt('Class weights belong to classification; this data has numbers as targets.');
  }
  if (Array.isArray(given)) {
    return given.length === data.classes
      ? succeed(given)
      : failAt(`There are ${given.length} class weights for ${data.classes} classes.`);
  }
  const unknown = Object.keys(given).find((name) => !classNames.includes(name));
  if (unknown !== undefined) {
    return failAt(`The data has no class "${unknown}" (it has ${classNames.join(', ')}).`);
  }
  return succeed(classNames.map((name) => weightOf(given, name)));
}

function weightOf(given: ClassWeights, name: string): number {
  return new Map<string, number>(Object.entries(given)).get(name) ?? 1;
}

function failAt(message: string): Result<never> {
  return fail({
    code: 'class-weights',
    message,
    place: { kind: 'field', path: 'training.classWeights' },
  });
}
