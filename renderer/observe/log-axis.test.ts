import { describe, expect, it } from 'vitest';
import { axisAround, axisFloor, logTrace, wholeDecades, zeroStripHeight } from './log-axis';
import { RunColumns } from './run-columns';
import { asKept } from './testing/observed-run-of';
import type { EpochReport } from '../../shared/signals/run-report';

function columnsWith(values: readonly (number | null)[]): RunColumns {
  const reports = values.map((value, epoch): EpochReport => {
    const silent = { accuracy: null, validationLoss: null, validationAccuracy: null, traces: [] };
    return { epoch, loss: null, ...silent, signals: { 'weight-change': [value] } };
  });
  return new RunColumns().follow(asKept(reports));
}

function traceOf(values: readonly (number | null)[], firstEpoch = 0) {
  const columns = columnsWith(values);
  const column = columns.signal('weight-change', 0);
  return logTrace(columns.epochs, column, { from: 0, to: 100 }, firstEpoch);
}

describe('logTrace', () => {
  it('places magnitudes by their decade', () => {
    expect(traceOf([1, 0.01, 1e-9]).points).toEqual([
      { x: 0, y: 0 },
      { x: 1, y: -2 },
      { x: 2, y: -9 },
    ]);
  });

  it('breaks the line at zeros and non-finite values and marks each of them', () => {
    const trace = traceOf([0.1, 0, NaN, Infinity, null, 0.1]);
    expect(trace.points.map(({ y }) => y)).toEqual([-1, NaN, NaN, NaN, NaN, -1]);
    expect(trace.zeros).toEqual([1]);
    expect(trace.notFinite).toEqual([2, 3]);
  });

  it('leaves out what comes before its first epoch', () => {
    const trace = traceOf([0, 0.5, 0.5], 1);
    expect(trace.zeros).toEqual([]);
    expect(trace.points.map(({ x }) => x)).toEqual([1, 2]);
  });
});

describe('axisAround', () => {
  it.each([
    { values: [0.5, 3e-5], low: -5, high: 0, hasZeroStrip: false },
    { values: [0.01, 0.001], low: -5, high: -2, hasZeroStrip: false },
    { values: [0, 0], low: -4, high: 0, hasZeroStrip: true },
    { values: [0, 20, 1e-12], low: -12, high: 2, hasZeroStrip: true },
  ])('holds $values in whole decades', ({ values, ...axis }) => {
    expect(axisAround([traceOf(values)])).toEqual({ scale: 'decades', ...axis });
  });
});

describe('wholeDecades', () => {
  it('takes a power of ten as its own decade in spite of rounding', () => {
    expect(wholeDecades(Math.log10(1e-7), Math.log10(0.1), 3)).toEqual({ low: -7, high: -1 });
  });
});

describe('axisFloor', () => {
  const axis = { scale: 'decades', low: -10, high: 0, hasZeroStrip: true } as const;

  it.each([150, 264, 900])('gives the strip the same px on a plot %i px high', (height) => {
    const floor = axisFloor(axis, height);
    const pxPerDecade = height / (axis.high - floor);
    expect((axis.low - floor) * pxPerDecade).toBeCloseTo(zeroStripHeight, 9);
  });

  it('leaves an axis without zeros alone', () => {
    expect(axisFloor({ ...axis, hasZeroStrip: false }, 150)).toBe(-10);
  });
});
