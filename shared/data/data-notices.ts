import type { Place, Problem } from '../problems/problem';
import type { DataSet } from './data-set';
import type { Scaling } from './preparation';
import type { ColumnStatistics } from './scaling';

const fewRows = 50;
/** How many times as many rows the largest class may have before it is worth a word. */
const imbalance = 10;
/** Inputs of this size drive sigmoid and tanh units into saturation under the usual starting weights. */
const unscaledSize = 10;

const place: Place = { kind: 'field', path: 'data' };

/** Things worth knowing of the data that do not keep it from training. */
export function dataNotices(
  data: DataSet,
  statistics: readonly ColumnStatistics[],
  scaling: Scaling,
): readonly Problem[] {
  return [
    ...classNotices(data),
    ...constantColumns(data, statistics),
    ...(data.training.count < fewRows ? [fewTrainingRows(data.training.count)] : []),
    ...(scaling === 'none' ? unscaledInputs(statistics) : []),
  ];
}

/** Rows of each class in training and validation together, in the order of the classes. */
export function classCounts({ classes, training, validation }: DataSet): readonly number[] {
  const counts = new Array<number>(classes.length).fill(0);
  for (const { targets } of [training, validation]) {
    for (const number of targets) counts[number] = (counts[number] ?? 0) + 1;
  }
  return counts;
}

function classNotices(data: DataSet): readonly Problem[] {
  if (data.task === 'regression') return [];
  const counts = classCounts(data);
  const [largest, smallest] = [Math.max(...counts), Math.min(...counts)];
  if (counts.filter((count) => count > 0).length === 1) {
    return [
      {
        code: 'data-one-class',
        message: 'All rows belong to one class, so there is nothing to tell apart.',
        hint: 'Choose another target, or data with at least two classes.',
        place,
      },
    ];
  }
  const rows = data.training.count + data.validation.count;
  if (data.classes.length > rows / 2) {
    return [
      {
        code: 'data-many-classes',
        message: `There are ${data.classes.length} classes for ${rows} rows: too few rows of each to learn from.`,
        hint: 'Set "task" to "regression" if the target is a quantity, or choose another target.',
        place,
      },
    ];
  }
  if (largest <= imbalance * smallest) return [];
  const rarest = data.classes[counts.indexOf(smallest)] ?? '';
  return [
    {
      code: 'data-imbalanced',
      message: `The largest class has ${largest} rows, the class "${rarest}" only ${smallest}: accuracy alone says little.`,
      hint: 'Consider training.classWeights.',
      place,
    },
  ];
}

function constantColumns(
  { featureNames, sampleShape }: DataSet,
  statistics: readonly ColumnStatistics[],
): readonly Problem[] {
  const names = featureNames.filter((_, column) => statistics[column]?.standardDeviation === 0);
  if (names.length === 0) return [];
  const all = names.length === featureNames.length;
  // The borders of pictures are often empty, which is no fault.
  if (sampleShape.length > 1 && !all) return [];
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  return [
    {
      code: 'data-constant-columns',
      message: all
        ? 'Every input is constant, so there is nothing to learn from.'
        : `${names.length} of ${featureNames.length} inputs are constant and tell nothing: ${shown}.`,
      place,
    },
  ];
}

function fewTrainingRows(count: number): Problem {
  return {
    code: 'data-few-rows',
    message: `Only ${count} ${count === 1 ? 'row is' : 'rows are'} left to train on; results will vary with the seed.`,
    place,
  };
}

function unscaledInputs(statistics: readonly ColumnStatistics[]): readonly Problem[] {
  const size = statistics.reduce(
    (most, { minimum, maximum }) => Math.max(most, Math.abs(minimum), Math.abs(maximum)),
    0,
  );
  if (size <= unscaledSize) return [];
  return [
    {
      code: 'data-unscaled',
      message: `Inputs reach ${Number(size.toPrecision(3))} and are not scaled: units may saturate at once.`,
      hint: 'Set "standardize" to true.',
      place,
    },
  ];
}
