import { fail, succeed } from '../problems/problem';
import type { Result } from '../problems/problem';
import type { Targets } from './data-set';
import { numberOf } from './number-text';

export type Task = Targets['task'];

/** A target of at most this many distinct whole numbers is taken for class numbers. */
const mostWholeNumberClasses = 20;

/** Keeps a column of identifiers from becoming a huge output layer. */
const mostClasses = 10_000;

/** Class numbers or values? Text, or at most 20 distinct whole numbers: classification; else regression. */
export function inferTask(cells: readonly (string | null)[]): Task {
  const values = cells.filter((cell) => cell !== null).map(numberOf);
  if (values.includes(null)) return 'classification';
  const distinct = new Set(values);
  return distinct.size <= mostWholeNumberClasses && values.every(Number.isInteger)
    ? 'classification'
    : 'regression';
}

/**
 * Targets of a column of text; null is a missing cell. The classes are sorted: by value where all are numbers, else by
 * character. `task` undefined: inferred.
 */
export function targetsFromText(
  cells: readonly (string | null)[],
  task: Task | undefined,
): Result<Targets> {
  return (task ?? inferTask(cells)) === 'classification'
    ? classesFromText(cells)
    : valuesFromText(cells);
}

/** Class numbers of further rows, by the classes that are already known; an unknown one is null. */
export function numbersOfClasses(
  cells: readonly (string | null)[],
  classes: readonly string[],
): Int32Array | { readonly unknown: string; readonly row: number } {
  const numberOfClass = new Map(classes.map((name, number) => [name, number]));
  const numbers = new Int32Array(cells.length);
  for (const [row, cell] of cells.entries()) {
    const number = cell === null ? -1 : numberOfClass.get(className(cell));
    if (number === undefined) return { unknown: cell ?? '', row };
    numbers[row] = number;
  }
  return numbers;
}

/** The same targets for the task that the experiment asks for. */
export function convertTargets(targets: Targets, task: Task | undefined): Result<Targets> {
  if (task === undefined || task === targets.task) return succeed(targets);
  if (targets.task === 'regression') {
    return classesFromText(
      Array.from(targets.values, (value) => (Number.isNaN(value) ? null : String(value))),
    );
  }
  const { classes } = targets;
  return valuesFromText(
    Array.from(targets.numbers, (number) => (number < 0 ? null : (classes[number] ?? null))),
  );
}

function classesFromText(cells: readonly (string | null)[]): Result<Targets> {
  const names = [...new Set(cells.filter((cell) => cell !== null).map(className))];
  if (names.length > mostClasses) {
    return fail({
      code: 'target-has-too-many-classes',
      message: `The target has ${names.length} different values; at most ${mostClasses} can be classes.`,
      hint: 'Choose another target column, or set "task" to "regression" if it is a quantity.',
      place: { kind: 'field', path: 'data.target' },
    });
  }
  const values = names.map(Number);
  const classes = values.some(Number.isNaN)
    ? names.sort()
    : names.sort((a, b) => Number(a) - Number(b));
  const numbers = numbersOfClasses(cells, classes);
  if (!(numbers instanceof Int32Array)) throw new Error(`class ${numbers.unknown} went missing`);
  return succeed({ task: 'classification', classes, numbers });
}

function valuesFromText(cells: readonly (string | null)[]): Result<Targets> {
  const values = new Float64Array(cells.length);
  for (const [row, cell] of cells.entries()) {
    const value = cell === null ? NaN : numberOf(cell);
    if (value === null) {
      return fail({
        code: 'target-is-not-a-number',
        message: `Regression needs numbers to learn, and the target of row ${row + 1} is "${cell}".`,
        hint: 'Set "task" to "classification" if these are classes.',
        place: { kind: 'field', path: 'data.task' },
      });
    }
    values[row] = value;
  }
  return succeed({ task: 'regression', values });
}

/** 1, 1.0 and " 1" are one class. */
function className(cell: string): string {
  const value = numberOf(cell);
  return value === null ? cell.trim() : String(value);
}
