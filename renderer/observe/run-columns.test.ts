import { describe, expect, it } from 'vitest';
import { passedValues, RunColumns } from './run-columns';
import { asKept } from './testing/observed-run-of';
import type { EpochReport } from '../../shared/signals/run-report';

function report(epoch: number, loss: number | null, deltas: readonly (number | null)[] = []) {
  const silent = { accuracy: null, validationLoss: null, validationAccuracy: null, traces: [] };
  return { epoch, loss, ...silent, signals: { 'delta-rms': deltas } } satisfies EpochReport;
}

const follow = (reports: readonly EpochReport[]) => new RunColumns().follow(asKept(reports));

describe('RunColumns', () => {
  it('tells missing values from those that are not finite', () => {
    const columns = follow([
      report(0, null, [0.5, null]),
      report(1, 0.7, [NaN, 0]),
      report(2, -Infinity, [Infinity, 1e-9]),
    ]);
    expect(columns.loss.values).toEqual([NaN, 0.7, Infinity]);
    expect(columns.signal('delta-rms', 0).values).toEqual([0.5, Infinity, Infinity]);
    expect(columns.signal('delta-rms', 1).values).toEqual([NaN, 0, 1e-9]);
    expect(columns.signal('weight-change', 0).values).toEqual([NaN, NaN, NaN]);
  });

  it('knows the positive extent of what it has seen', () => {
    const first = asKept([report(0, null, [0]), report(1, 1, [3e-8])]);
    const columns = new RunColumns().follow(first);
    expect(columns.signal('delta-rms', 0)).toMatchObject({ leastPositive: 3e-8, largest: 3e-8 });
    columns.follow([...first, ...asKept([report(2, 1, [Infinity])])]);
    expect(columns.signal('delta-rms', 0).largest).toBe(3e-8);
  });

  it('grows with the run', () => {
    const kept = asKept([report(0, null), report(1, 0.7)]);
    const columns = new RunColumns().follow(kept);
    expect(columns.loss.values).toHaveLength(2);
    columns.follow([...kept, ...asKept([report(2, 0.6)])]);
    expect(columns.loss.values).toEqual([NaN, 0.7, 0.6]);
    expect(columns.epochs.values).toEqual([0, 1, 2]);
  });

  it('reads anew what is not as it was', () => {
    const first = asKept([report(0, null), report(1, 0.7), report(2, 0.6)]);
    const columns = new RunColumns().follow(first);
    expect(columns.loss.values[2]).toBe(0.6);
    columns.follow([...first.slice(0, 2), ...asKept([report(2, 0.5)])]);
    expect(columns.loss.values).toEqual([NaN, 0.7, 0.5]);
    columns.follow(first.slice(0, 1));
    expect(columns.loss.values).toEqual([NaN]);
  });

  it('tells the extremes of the epochs that are missing, which count for its extent', () => {
    const [least, greatest] = [report(2, 0.1, [1e-9]), report(3, 0.9, [1])];
    const [first, next] = [report(1, 0.5, [1e-3]), report(5, 0.5, [1e-3])];
    const columns = new RunColumns().follow([
      { report: first, passed: { least, greatest } },
      { report: next, passed: null },
    ]);
    expect([0, 1].map((index) => passedValues(columns.loss, index))).toEqual([[0.1, 0.9], []]);
    expect(columns.epochs.behind(0)).toBe(3);
    expect(columns.signal('delta-rms', 0)).toMatchObject({ leastPositive: 1e-9, largest: 1 });
  });

  it.each([
    [-1, -1],
    [0, 0],
    [4, 0],
    [5, 1],
    [99, 2],
  ])('finds for epoch %i the index %i', (epoch, index) => {
    const columns = follow([report(0, null), report(5, 1), report(10, 1)]);
    expect(columns.epochs.indexAt(epoch)).toBe(index);
  });
});
