import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochReport } from '../../shared/signals/run-report';
import type { LayerValues } from '../../shared/signals/signal';
import { mostReports, ReportHistory, withCloserLook } from './report-history';
import type { KeptReport } from './report-history';

function report(epoch: number, loss: number | null = 0.7, deltas: LayerValues = []): EpochReport {
  const silent = { accuracy: null, validationLoss: null, validationAccuracy: null };
  return { epoch, loss, ...silent, signals: { 'delta-rms': deltas }, traces: [] };
}

/** As it comes from the engine: a few epochs at a time. */
function historyOf(reports: readonly EpochReport[], batch = 7): ReportHistory {
  const history = new ReportHistory();
  for (let from = 0; from < reports.length; from += batch) {
    history.receive(reports.slice(from, from + batch));
  }
  return history;
}

const epochs = (kept: readonly KeptReport[]) => kept.map(({ report: { epoch } }) => epoch);

/** Everything that is still known of a quantity. */
function known(
  kept: readonly KeptReport[],
  read: (report: Pick<EpochReport, 'loss' | 'signals'>) => number | null | undefined,
) {
  return kept
    .flatMap((one) => [
      one.report,
      ...(one.passed === null ? [] : [one.passed.least, one.passed.greatest]),
    ])
    .map(read)
    .filter((value) => value !== null && value !== undefined);
}

describe('the reports of a run', () => {
  it('are all kept while they are few', () => {
    const reports = Array.from({ length: mostReports }, (_, epoch) => report(epoch));
    const { kept } = historyOf(reports);
    expect(kept).toEqual(reports.map((each) => ({ report: each, passed: null })));
  });

  it('are a bounded number over ten thousand epochs: the first two, the newest, and evenly between', () => {
    const history = new ReportHistory();
    for (let epoch = 0; epoch <= 10_000; epoch += 1) {
      history.receive([report(epoch)]);
      expect(history.kept.length).toBeLessThanOrEqual(mostReports);
      expect(history.kept.at(-1)?.report.epoch).toBe(epoch);
    }
    const all = epochs(history.kept);
    expect(all.slice(0, 2)).toEqual([0, 1]);
    expect(new Set(all.slice(2, -1).map((epoch, index) => epoch - (all[index + 1] ?? 0)))).toEqual(
      new Set([32]),
    );
  });

  it('are fewer where each tells of very many layers', () => {
    const deltas = new Array<number>(4000).fill(1);
    const reports = Array.from({ length: 1000 }, (_, epoch) => report(epoch, 0.7, deltas));
    expect(historyOf(reports).kept.length).toBeLessThanOrEqual(120);
  });

  const values = fc.array(
    fc.oneof(
      { weight: 9, arbitrary: fc.double({ min: -5, max: 5, noNaN: true }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    { minLength: 1200, maxLength: 1500 },
  );

  it('keep the extremes of every number exactly, and invent none', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 400 }), (losses, batch) => {
        const reports = losses.map((loss, epoch) =>
          report(epoch, loss, [1, loss === null ? null : -loss]),
        );
        const { kept } = historyOf(reports, batch);
        const present = losses.filter((loss) => loss !== null);
        const seen = known(kept, ({ loss }) => loss);
        expect(Math.min(...seen)).toBe(Math.min(...present));
        expect(Math.max(...seen)).toBe(Math.max(...present));
        const all = new Set(present);
        expect(seen.every((loss) => all.has(loss))).toBe(true);
        const deltas = known(kept, ({ signals }) => signals['delta-rms']?.[1]);
        expect(Math.max(...deltas)).toBe(Math.max(...present.map((loss) => -loss)));
      }),
      { numRuns: 10 },
    );
  });

  it('keep them where they were: between the two epochs that are kept', () => {
    const reports = Array.from({ length: 2001 }, (_, epoch) =>
      report(epoch, epoch === 779 ? 9 : 1),
    );
    const { kept } = historyOf(reports);
    const spike = kept.findIndex(({ passed }) => passed?.greatest.loss === 9);
    expect(kept[spike]?.report.epoch).toBeLessThan(779);
    expect(kept[spike + 1]?.report.epoch).toBeGreaterThan(779);
  });

  it('never lose sight of what is not finite, nor of an exact zero', () => {
    const reports = Array.from({ length: 2001 }, (_, epoch) =>
      report(epoch, epoch === 500 ? NaN : epoch === 1500 ? 0 : 1),
    );
    const { kept } = historyOf(reports);
    expect(kept.some(({ passed }) => Number.isNaN(passed?.greatest.loss))).toBe(true);
    expect(kept.some(({ passed }) => passed?.least.loss === 0)).toBe(true);
    expect(kept.every(({ passed }) => !Number.isNaN(passed?.least.loss))).toBe(true);
  });

  it('that are told again take the place of what was known', () => {
    const history = historyOf(Array.from({ length: 6 }, (_, epoch) => report(epoch)));
    history.receive([report(4, 0.1), report(5, 0.2)]);
    expect(history.kept.map(({ report: { loss } }) => loss)).toEqual([
      0.7, 0.7, 0.7, 0.7, 0.1, 0.2,
    ]);
    history.receive([report(0, null)]);
    expect(epochs(history.kept)).toEqual([0]);
  });

  it('take in others that were missing, in their places', () => {
    const { kept } = historyOf(Array.from({ length: 2001 }, (_, epoch) => report(epoch)));
    const closer = Array.from({ length: 50 }, (_, index) => report(100 + index, 0.3));
    const together = withCloserLook(kept, closer);
    const all = epochs(together);
    expect([...all].sort((a, b) => a - b)).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect(together.filter(({ report: { loss } }) => loss === 0.3)).toHaveLength(50);
    expect(withCloserLook(kept, [])).toBe(kept);
  });
});
