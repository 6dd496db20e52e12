import type { DataSet } from './data-set';

/**
 * The training loss of a model that knows only how often each class occurs (the entropy of the classes, in nats), or in
 * regression only the mean of the target (its variance). Learning is what falls below it.
 */
export function noInformationLoss({ task, classes, training }: DataSet): number {
  return task === 'classification'
    ? entropy(training.targets, classes.length)
    : variance(training.targets);
}

function entropy(numbers: Float32Array, classes: number): number {
  const counts = new Float64Array(classes);
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  return counts.reduce((sum, count) => {
    const share = count / numbers.length;
    return share > 0 ? sum - share * Math.log(share) : sum;
  }, 0);
}

function variance(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
