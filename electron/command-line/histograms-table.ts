import type { RunRecord } from '../../shared/diagnosis/diagnose';
import { histogramBins } from '../../shared/signals/histogram';
import type { Histogram, HistogramQuantity } from '../../shared/signals/histogram';
import { quoted } from '../files/csv-line';

const quantities: readonly HistogramQuantity[] = ['activation', 'weight', 'weight-gradient'];

/** histograms.csv: a line for every quantity of every weight layer of every epoch, epoch 0 before training. */
export function histogramsTable({ description, reports }: RunRecord): string {
  const bins = Array.from({ length: histogramBins }, (_, bin) => `bin${bin + 1}`);
  const header = ['epoch', 'layer', 'depth', 'quantity', 'low', 'high', ...counted, ...bins];
  const lines = reports.flatMap(({ epoch, histograms }) =>
    description.layers.flatMap(({ id, depth }, place) =>
      quantities.flatMap((quantity) => {
        const histogram = histograms?.[quantity][place] ?? null;
        if (histogram === null) return [];
        return [[epoch, quoted(id), depth, quantity, ...cells(histogram)]];
      }),
    ),
  );
  return [header, ...lines].map((line) => `${line.join(',')}\n`).join('');
}

const counted = ['zeros', 'underflows', 'not-finite'] as const;

/** Without a finite value there are no borders: empty. */
function cells(histogram: Histogram): readonly (string | number)[] {
  const { low, high, zeros, underflows, notFinite, counts } = histogram;
  return [low ?? '', high ?? '', zeros, underflows, notFinite, ...counts];
}
