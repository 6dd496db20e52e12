import type { EpochReport } from '../../shared/signals/run-report';
import { extremesOf, joinedExtremes } from './passed-extremes';
import type { Extremes } from './passed-extremes';

/** A report that is kept whole, with what is left of those behind it that were let go of. */
export interface KeptReport {
  readonly report: EpochReport;
  /** null: none were let go of before the next one that is kept. */
  readonly passed: Extremes | null;
}

/**
 * So many reports are kept at most: as many as a chart draws, so that nothing is ever thinned twice
 * (twice `mostBuckets` of decimation.ts, less a few that are read again).
 */
export const mostReports = 480;

/** Reports of very many layers are kept in smaller number, down to this. */
const leastReports = 120;

/** All kept reports of a run together hold about so many numbers: 2 MB. */
const mostNumbers = 2 ** 18;

/**
 * The reports of a run, however long: of a short run all, of a longer one every second, fourth, eighth ... epoch from
 * epoch 1 on, with the extremes of those between; epoch 0 and the newest always. The whole is in the run database.
 */
export class ReportHistory {
  #kept: readonly KeptReport[] = [];
  #most = mostReports;
  /** Every so many epochs a report is kept. */
  #stride = 1;

  /** In order of the epochs. */
  get kept(): readonly KeptReport[] {
    return this.#kept;
  }

  /** An epoch that is told again, and those behind it, take the place of what was known of them. */
  receive(reports: readonly EpochReport[]): void {
    const [first] = reports;
    if (first === undefined) return;
    let kept = this.#kept.filter(({ report }) => report.epoch < first.epoch);
    if (kept.length === 0) {
      this.#stride = 1;
      this.#most = roomFor(first);
    }
    for (const report of reports) {
      this.#letGoOfNewest(kept);
      kept.push({ report, passed: null });
      if (kept.length > this.#most) kept = this.#thinned(kept);
    }
    this.#kept = kept;
  }

  /** The newest report stays only until the next one comes, unless it is one of those that are kept. */
  #letGoOfNewest(kept: KeptReport[]): void {
    const newest = kept[kept.length - 1];
    if (newest === undefined || this.#isToStay(newest)) return;
    kept.pop();
    passInto(kept, newest);
  }

  #thinned(kept: readonly KeptReport[]): KeptReport[] {
    this.#stride *= 2;
    const thinned: KeptReport[] = [];
    kept.forEach((one, index) => {
      if (this.#isToStay(one) || index === kept.length - 1) thinned.push(one);
      else passInto(thinned, one);
    });
    return thinned;
  }

  #isToStay({ report: { epoch } }: KeptReport): boolean {
    return epoch === 0 || (epoch - 1) % this.#stride === 0;
  }
}

function passInto(kept: KeptReport[], gone: KeptReport): void {
  const before = kept.pop();
  if (before === undefined) return;
  const passed = joinedExtremes(
    before.passed,
    joinedExtremes(extremesOf(gone.report), gone.passed),
  );
  kept.push({ report: before.report, passed });
}

function roomFor({ signals }: EpochReport): number {
  const numbers = Object.values(signals).reduce((sum, values) => sum + values.length, 0);
  const room = Math.floor(mostNumbers / Math.max(1, numbers));
  return Math.max(leastReports, Math.min(mostReports, room));
}

/** The kept reports with others in their places and between them, which are in order and without a gap. */
export function withCloserLook(
  kept: readonly KeptReport[],
  closer: readonly EpochReport[],
): readonly KeptReport[] {
  const [first] = closer;
  const last = closer[closer.length - 1];
  if (first === undefined || last === undefined) return kept;
  return [
    ...kept.filter(({ report }) => report.epoch < first.epoch),
    ...closer.map((report) => ({ report, passed: null })),
    ...kept.filter(({ report }) => report.epoch > last.epoch),
  ];
}
