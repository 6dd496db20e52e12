import type { DataSummary } from '../../shared/data/data-summary';
import type { Experiment } from '../../shared/experiment/experiment';

const optimizerTitles: Readonly<Record<Experiment['training']['optimizer']['type'], string>> = {
  sgd: 'SGD',
  adam: 'Adam',
  adamw: 'AdamW',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
};

export function optimizerTitle(type: Experiment['training']['optimizer']['type']): string {
  return optimizerTitles[type];
}

/** "Two moons · SGD 0.1 · batch 32 · seed 1"; with the rows where there is room for them. */
export function experimentSummary(
  { training, seed }: Experiment,
  data: DataSummary | null,
  withRows: boolean,
): string {
  const { optimizer, batchSize } = training;
  const rows = (count: number) => count.toLocaleString('en');
  return [
    data?.title ?? 'Reading the data',
    data !== null && withRows
      ? `${rows(data.shape.trainingRows)} train, ${rows(data.shape.validationRows)} validation`
      : null,
    `${optimizerTitle(optimizer.type)} ${optimizer.learningRate}`,
    `batch ${batchSize}`,
    `seed ${seed}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
