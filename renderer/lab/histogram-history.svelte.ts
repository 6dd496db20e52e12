import type { EpochHistograms } from '../../shared/signals/sampled-values';
import type { EpochReport } from '../../shared/signals/run-report';

export interface HistogramsAt {
  readonly epoch: number;
  readonly histograms: EpochHistograms;
}

/** Histograms are most of what an epoch reports: of so many epochs they are kept at most, from the first to the last. */
const mostKept = 128;

/** The histograms of a run: thinned as they grow older, so that long runs do not fill the memory. */
export class HistogramHistory {
  #kept = $state.raw<readonly HistogramsAt[]>([]);

  /** In order of the epochs. */
  get all(): readonly HistogramsAt[] {
    return this.#kept;
  }

  receive(reports: readonly Pick<EpochReport, 'epoch' | 'histograms'>[]): void {
    let kept = this.#kept;
    for (const { epoch, histograms } of reports) {
      if (histograms === undefined) continue;
      const earlier = kept.filter((other) => other.epoch < epoch);
      const thinned =
        earlier.length < mostKept ? earlier : earlier.filter((_, index) => index % 2 === 0);
      kept = [...thinned, { epoch, histograms }];
    }
    this.#kept = kept;
  }
}

/** The report without what {@link HistogramHistory} keeps of it. */
export function withoutHistograms({ histograms: _, ...report }: EpochReport): EpochReport {
  return report;
}
