import type { PredictionsView } from './confusion-view';
import { epochWords, lossWords } from './number-words';
import type { Numbers } from './numbers';

/** From the least to the greatest of all targets and predictions, with some air. */
export function pairsExtent(views: readonly PredictionsView[]) {
  let [low, high] = [Infinity, -Infinity];
  for (const { predictions } of views) {
    for (const value of predictions.pairs) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(low < high)) return { low: -1, high: 1 };
  const air = (high - low) * 0.04;
  return { low: low - air, high: high + air };
}

/** "run 2 at epoch 40: 80 rows, off by 0.21 on average" */
export function pairsSummary({ run, predictions: { pairs, epoch } }: PredictionsView): string {
  const count = pairs.length / 2;
  let sum = 0;
  for (let pair = 0; pair < pairs.length; pair += 2) {
    sum += Math.abs((pairs[pair + 1] ?? NaN) - (pairs[pair] ?? NaN));
  }
  return `${run} at epoch ${epochWords(epoch)}: ${count} rows, off by ${lossWords(sum / count)} on average`;
}

export function pairsNumbers(views: readonly PredictionsView[]): Numbers {
  const pairs = views[0]?.predictions.pairs ?? new Float32Array(0);
  const rows = Array.from({ length: pairs.length / 2 }, (_, index) => index);
  return {
    caption: 'Targets and predictions of validation rows',
    rowHeader: 'Row',
    rows: rows.map((row) => String(row + 1)),
    columns: [
      { name: 'target', values: rows.map((row) => pairs[row * 2] ?? null), words: lossWords },
      ...views.map(({ run, predictions }) => ({
        name: views.length > 1 ? `${run} prediction` : 'prediction',
        values: rows.map((row) => predictions.pairs[row * 2 + 1] ?? null),
        words: lossWords,
      })),
    ],
  };
}
