import { describe, expect, it } from 'vitest';
import type { LessonChart } from '../../shared/lessons/lesson-chart';
import { lessonNumbers, lessonPicture } from './lesson-picture';

const variances: LessonChart = {
  title: 'Back-propagated variance by layer',
  subtitle: '',
  x: { kind: 'places', title: 'layer', names: ['1', '2', '3'] },
  scale: 'decades',
  lines: [
    { label: 'old', x: [1, 2, 3], y: [0.01, 0.1, 1], look: 'dots' },
    { label: 'old', x: [1, 2, 3], y: [0.02, 0.1, 1], look: 'dots' },
    { label: 'old', x: [1, 2, 3], y: [0.005, 0.1, 1], look: 'dots' },
    { label: 'new', x: [1, 2, 3], y: [1, 1, 1], look: 'dots' },
  ],
  expected: [{ label: 'old', x: [1, 3], least: [0.005, 1], most: [0.02, 1] }],
};

const losses: LessonChart = {
  title: 'Loss by epoch',
  subtitle: '',
  x: { kind: 'epochs', last: 2 },
  scale: 'decades',
  lines: [
    { label: 'breaks', x: [1, 2], y: [1e9, Infinity], look: 'line' },
    { label: 'trains', x: [1, 2], y: [1, 0.1], look: 'line' },
  ],
  expected: [{ label: 'trains', x: [1, 2], least: [-0.5, -0.5], most: [0.5, 0.5] }],
};

describe('lessonPicture', () => {
  it('draws seeds beside each other and says the median factor of each set-up', () => {
    const { series, notes } = lessonPicture(variances, true);
    expect(series.map(({ points }) => points[0]?.x)).toEqual([1 - 0.07, 1, 1.07, 1]);
    expect(notes.map(({ words }) => words)).toEqual(['new: ×1.00 a layer', 'old: ×0.10 a layer']);
  });

  it('writes beside the range that is tinted, not on it', () => {
    const [, old] = lessonPicture(variances, true).notes;
    // Below, at layer 1: the lowest dot and the range both end at 0.005.
    expect([old?.x, old?.side]).toEqual([1, 'below-right']);
    expect(old?.y).toBeCloseTo(Math.log10(0.005));
    const wide = { label: 'old', x: [1, 3], least: [1e-4, 1], most: [1, 1] };
    const [, apart] = lessonPicture({ ...variances, expected: [wide] }, true).notes;
    expect(apart?.y).toBeCloseTo(-4);
  });

  it('stacks what does not fit between two curves below the lower one', () => {
    const close = (label: string, first: number) =>
      ({ label, x: [1, 2, 3], y: [first, Math.sqrt(first), 1], look: 'dots' }) as const;
    const lines = [close('top', 1), close('near', 0.02), close('nearer', 0.01), close('far', 1e-5)];
    const { notes } = lessonPicture({ ...variances, lines, expected: [] }, true);
    expect(notes.map(({ words, row }) => [words.split(':')[0], row ?? 0])).toEqual([
      ['top', 0],
      ['near', 0],
      ['nearer', 1],
      ['far', 0],
    ]);
    expect(notes[1]?.y).toBe(notes[2]?.y);
  });

  it('keeps what is expected to itself until the answer may be seen', () => {
    expect(lessonPicture(variances, false).ranges).toEqual([]);
    const [range] = lessonPicture(variances, true).ranges ?? [];
    expect(range?.high[0]).toBeCloseTo(Math.log10(0.02));
  });

  it('marks what is not finite, and lets a broken run not flatten the others', () => {
    const { series, y } = lessonPicture(losses, true);
    expect(series[0]?.notFinite).toEqual([2]);
    expect(y.high).toBe(3);
  });

  it('has a range whose lower end has no logarithm reach down off the chart', () => {
    const [range] = lessonPicture(losses, true).ranges ?? [];
    expect(range?.low.every(Number.isFinite)).toBe(true);
  });
});

it('lists the same numbers, with the seeds counted', () => {
  const { rowHeader, rows, columns } = lessonNumbers(variances);
  expect([rowHeader, ...rows]).toEqual(['Layer', '1', '2', '3']);
  expect(columns.map(({ name }) => name)).toEqual([
    'old, seed 1',
    'old, seed 2',
    'old, seed 3',
    'new, seed 1',
  ]);
  expect(columns[1]?.values).toEqual([0.02, 0.1, 1]);
});
