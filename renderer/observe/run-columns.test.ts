import { describe, expect, it } from 'vitest';
import { RunColumns } from './run-columns';
import type { EpochReport } from '../../shared/signals/run-report';

function report(epoch: number, loss: number | null, deltas: readonly (number | null)[] = []) {
  const silent = { accuracy: null, validationLoss: null, validationAccuracy: null, traces: [] };
  return { epoch, loss, ...silent, signals: { 'delta-rms': deltas } } satisfies EpochReport;
}

describe('RunColumns', () => {
  it('tells missing values from those that are not finite', () => {
    const columns = new RunColumns().follow([
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
    const columns = new RunColumns().follow([report(0, null, [0]), report(1, 1, [3e-8])]);
    expect(columns.signal('delta-rms', 0)).toMatchObject({ leastPositive: 3e-8, largest: 3e-8 });
    columns.follow([report(0, null, [0]), report(1, 1, [3e-8]), report(2, 1, [Infinity])]);
    expect(columns.signal('delta-rms', 0).largest).toBe(3e-8);
  });

  it('grows with the run', () => {
    const reports = [report(0, null), report(1, 0.7)];
    const columns = new RunColumns().follow(reports);
    expect(columns.loss.values).toHaveLength(2);
    columns.follow([...reports, report(2, 0.6)]);
    expect(columns.loss.values).toEqual([NaN, 0.7, 0.6]);
    expect(columns.epochs.values).toEqual([0, 1, 2]);
  });

  it('starts over when an epoch is told again', () => {
    const first = [report(0, null), report(1, 0.7), report(2, 0.6)];
    const columns = new RunColumns().follow(first);
    expect(columns.loss.values[2]).toBe(0.6);
    columns.follow([...first.slice(0, 2), report(2, 0.5)]);
    expect(columns.loss.values).toEqual([NaN, 0.7, 0.5]);
  });

  it.each([
    [-1, -1],
    [0, 0],
    [4, 0],
    [5, 1],
    [99, 2],
  ])('finds for epoch %i the index %i', (epoch, index) => {
    const columns = new RunColumns().follow([report(0, null), report(5, 1), report(10, 1)]);
    expect(columns.indexAt(epoch)).toBe(index);
  });
});
