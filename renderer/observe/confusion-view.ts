import { snapshotAt } from '../lab/snapshot-history.svelte';
import type { SnapshotHistory } from '../lab/snapshot-history.svelte';
import { epochWords, shareWords } from './number-words';
import type { Numbers } from './numbers';
import type { PredictionsSnapshot } from '../../shared/snapshots/snapshot';

/** What one run's network says of the validation rows. */
export interface PredictionsView {
  readonly run: string;
  readonly predictions: PredictionsSnapshot;
}

export function predictionsView(
  run: { readonly name: string; readonly snapshots: SnapshotHistory } | null,
  epoch: number,
): PredictionsView | null {
  const predictions = run === null ? null : snapshotAt(run.snapshots.predictions, epoch);
  return run === null || predictions === null ? null : { run: run.name, predictions };
}

export function rowsRight({ classes, confusion }: PredictionsSnapshot): number {
  return classes.reduce(
    (sum, _, number) => sum + (confusion[number * (classes.length + 1)] ?? 0),
    0,
  );
}

/** Rows of a class, right or wrong. */
export function rowsOfClass({ classes, confusion }: PredictionsSnapshot, actual: number): number {
  const row = confusion.slice(actual * classes.length, (actual + 1) * classes.length);
  return row.reduce((sum, count) => sum + count, 0);
}

/** "run 2 at epoch 40: 388 of 400 validation rows right; most often class 3 is taken for class 5 (7 times)." */
export function confusionSummary({ run, predictions }: PredictionsView): string {
  const { classes, confusion, rows, epoch } = predictions;
  const head = `${run} at epoch ${epochWords(epoch)}: ${rowsRight(predictions)} of ${rows} validation rows right`;
  let [worst, most] = [-1, 0];
  confusion.forEach((count, place) => {
    const isWrong = place % (classes.length + 1) !== 0;
    if (isWrong && count > most) [worst, most] = [place, count];
  });
  if (worst < 0) return `${head}.`;
  const actual = classes[Math.floor(worst / classes.length)] ?? '';
  const predicted = classes[worst % classes.length] ?? '';
  return `${head}; most often ${actual} is taken for ${predicted} (${most} times).`;
}

/** A row for each actual class, a column for each predicted one. */
export function confusionNumbers(views: readonly PredictionsView[]): Numbers {
  const classes = views[0]?.predictions.classes ?? [];
  return {
    caption: 'Validation rows by actual and predicted class',
    rowHeader: 'Actual class',
    rows: classes,
    columns: views.flatMap(({ run, predictions }) => [
      ...classes.map((name, predicted) => ({
        name: views.length > 1 ? `${run} predicted ${name}` : `predicted ${name}`,
        values: classes.map(
          (_, actual) => predictions.confusion[actual * classes.length + predicted] ?? null,
        ),
        words: String,
      })),
      {
        name: views.length > 1 ? `${run} right` : 'right',
        values: classes.map((_, actual) => shareRight(predictions, actual)),
        words: shareWords,
      },
    ]),
  };
}

/** null: there are no rows of the class. */
export function shareRight(predictions: PredictionsSnapshot, actual: number): number | null {
  const { classes, confusion } = predictions;
  const rows = rowsOfClass(predictions, actual);
  return rows === 0 ? null : (confusion[actual * (classes.length + 1)] ?? 0) / rows;
}
