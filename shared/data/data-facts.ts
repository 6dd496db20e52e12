import { dataShape } from './data-set';
import type { DataSet, DataShape, Rows } from './data-set';
import { targetSignal } from './target-signal';
import type { TargetSignal } from './target-signal';

/** What the training rows themselves say about what can be learned from them. */
export interface DataFacts {
  readonly shape: DataShape;
  /** Rows of each class; empty in regression. */
  readonly classCounts: readonly number[];
  /** Root mean square of all input values as they reach the network. */
  readonly inputSize: number;
  /** Share of the input columns that hold one value only. */
  readonly constantShare: number;
  /** Whether inputs tell of targets: null where there are too few rows to say. */
  readonly signal: TargetSignal | null;
}

export function dataFacts(data: DataSet): DataFacts {
  const { task, classes, training } = data;
  const width = training.inputs.length / Math.max(1, training.count);
  const deviations = columnDeviations(training, width);
  return {
    shape: dataShape(data),
    classCounts: task === 'classification' ? countsOf(training.targets, classes.length) : [],
    inputSize: rootMeanSquare(training.inputs),
    constantShare: deviations.filter((deviation) => deviation === 0).length / Math.max(1, width),
    signal: targetSignal(training, deviations, task),
  };
}

function countsOf(numbers: Float32Array, classes: number): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  return counts;
}

function rootMeanSquare(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum / Math.max(1, values.length));
}

/** Standard deviation of each input; exactly 0 for a constant one. */
function columnDeviations({ inputs, count }: Rows, width: number): readonly number[] {
  return Array.from({ length: width }, (_, column) => {
    const first = inputs[column] ?? NaN;
    let [sum, squares] = [0, 0];
    for (let place = column; place < inputs.length; place += width) {
      const difference = (inputs[place] ?? NaN) - first;
      sum += difference;
      squares += difference * difference;
    }
    return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
  });
}
