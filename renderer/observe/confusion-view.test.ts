import { describe, expect, it } from 'vitest';
import type { PredictionsSnapshot } from '../../shared/snapshots/snapshot';
import { confusionNumbers, confusionSummary, rowsRight, shareRight } from './confusion-view';
import { shownPictures, tileGrid } from './predicted-pictures';

const classes = ['cat', 'dog', 'owl'];
const picture = (row: number, actual: number, predicted: number) => {
  return { row, actual, predicted, probability: 0.984, pixels: new Uint8Array(4) };
};

const predictions: PredictionsSnapshot = {
  kind: 'predictions',
  epoch: 12,
  rows: 20,
  classes,
  // Of 8 cats 5 are right; of 12 dogs 10; there is no owl.
  confusion: [5, 1, 2, 0, 10, 2, 0, 0, 0],
  pairs: new Float32Array(0),
  pictures: {
    shape: [2, 2, 1],
    first: [picture(0, 0, 0), picture(1, 1, 2), picture(2, 1, 1)],
    wrong: [picture(1, 1, 2), picture(9, 0, 1)],
  },
};
const view = { run: 'run 1', predictions };

describe('a confusion matrix', () => {
  it('says how many rows are right, of all and of each class', () => {
    expect(rowsRight(predictions)).toBe(15);
    expect(classes.map((_, number) => shareRight(predictions, number))).toEqual([
      5 / 8,
      10 / 12,
      null,
    ]);
    expect(confusionSummary(view)).toBe(
      'run 1 at epoch 12: 15 of 20 validation rows right; most often cat is taken for owl (2 times).',
    );
  });

  it('is a table with actual classes down and predicted ones across', () => {
    const { rows, columns } = confusionNumbers([view]);
    expect(rows).toEqual(classes);
    expect(columns.map(({ name }) => name)).toEqual([
      'predicted cat',
      'predicted dog',
      'predicted owl',
      'right',
    ]);
    expect(columns[2]?.values).toEqual([2, 2, 0]);
  });
});

describe('sample predictions', () => {
  it('come as the rows do, or wrong ones first', () => {
    expect(shownPictures(view, false).map(({ row, isWrong }) => [row, isWrong])).toEqual([
      [0, false],
      [1, true],
      [2, false],
    ]);
    const wrongFirst = shownPictures(view, true);
    expect(wrongFirst.map(({ row }) => row)).toEqual([1, 9, 0, 2]);
    expect(wrongFirst[0]).toMatchObject({ words: 'owl, 98 %', correction: 'is dog' });
  });

  it('finds room for a dozen wherever there is any', () => {
    for (const [width, height] of [
      [430, 360],
      [430, 150],
      [1200, 600],
      [320, 300],
    ] as const) {
      const { columns, rows, side } = tileGrid(width, height);
      expect(columns * rows).toBeGreaterThanOrEqual(12);
      expect(columns * (side + 10) - 10).toBeLessThanOrEqual(width);
      expect(rows * (side + 38) - 10).toBeLessThanOrEqual(height);
    }
  });
});
