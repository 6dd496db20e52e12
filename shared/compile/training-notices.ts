import type { DataShape } from '../data/data-set';
import type { TrainingOptions } from '../experiment/training-options';
import type { Problem } from '../problems/problem';

/** What is done otherwise than the file says, and does not keep the run from training. */
export function trainingNotices(
  { batchSize }: TrainingOptions,
  { trainingRows }: DataShape,
): readonly Problem[] {
  if (batchSize <= trainingRows) return [];
  return [
    {
      code: 'batch-larger-than-data',
      message: `The batch size is ${batchSize} and there are ${trainingRows} training rows: each epoch is one step on all of them.`,
      hint: 'Take a smaller batch for more steps in an epoch.',
      place: { kind: 'field', path: 'training.batchSize' },
    },
  ];
}
