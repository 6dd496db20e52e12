import { describe, expect, it } from 'vitest';
import type { DataShape } from '../data/data-set';
import { startingExample } from '../experiment/starting-example';
import { compileTraining } from '../compile/compile-training';
import { cellsToTrain, programShape, remedyGrid, trainedAs } from './remedy-grid';

const data: DataShape = {
  task: 'classification',
  sampleShape: [2],
  classes: 2,
  trainingRows: 64,
  validationRows: 16,
};

describe('remedyGrid', () => {
  it('has all 16 combinations once, from none to all', () => {
    const cells = remedyGrid(startingExample, 1);
    expect(new Set(cells.map(({ remedies }) => JSON.stringify(remedies))).size).toBe(16);
    expect(cells[0]?.remedies).toEqual(startingExample.remedies);
    const all = { relu: true, xavier: true, batchNormalization: true, residual: true };
    expect(cells[15]?.remedies).toEqual({ ...startingExample.remedies, ...all });
  });

  it('repeats each with seeds that follow that of the file, He and depth left as they are', () => {
    const remedies = { ...startingExample.remedies, he: true, depth: 3 };
    const cells = remedyGrid({ ...startingExample, seed: 7, remedies }, 2);
    expect(cells).toHaveLength(32);
    expect(cells.slice(0, 3).map(({ seed }) => seed)).toEqual([7, 8, 7]);
    for (const cell of cells)
      expect(cell.experiment.remedies).toMatchObject({ he: true, depth: 3 });
  });

  it('leaves a remedy that is not chosen as the experiment has it', () => {
    const remedies = { ...startingExample.remedies, relu: true };
    const cells = remedyGrid({ ...startingExample, remedies }, 1, ['xavier', 'residual']);
    expect(cells.map((cell) => [cell.remedies.xavier, cell.remedies.residual])).toEqual([
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ]);
    for (const cell of cells) {
      expect(cell.remedies).toMatchObject({ relu: true, batchNormalization: false });
    }
  });
});

describe('cellsToTrain', () => {
  it('are the first of those that come to the same network', () => {
    // A single hidden layer leaves nothing for a residual block.
    const remedies = { ...startingExample.remedies, depth: 1 };
    const cells = remedyGrid({ ...startingExample, remedies }, 1);
    const trained = cellsToTrain(cells, data);
    expect(trained).toHaveLength(8);
    expect(trained.some((cell) => cell.remedies.residual)).toBe(false);
  });
});

describe('trainedAs', () => {
  const distinct = (experiment: typeof startingExample): number =>
    new Set(remedyGrid(experiment, 2).map((cell) => trainedAs(cell, data))).size;

  it('tells all cells of the starting example apart', () => {
    expect(distinct(startingExample)).toBe(32);
  });

  it.each([
    // He counts where Xavier is on too; a single hidden layer leaves nothing for a residual block.
    ['Xavier, where He is on', { he: true }],
    ['residual, where there is one hidden layer', { depth: 1 }],
  ])('finds that %s changes nothing', (_, remedies) => {
    const overlaid = { ...startingExample.remedies, ...remedies };
    expect(distinct({ ...startingExample, remedies: overlaid })).toBe(16);
  });
});

describe('programShape', () => {
  it('is the same exactly where the compiled plans have one key', () => {
    const cells = remedyGrid(startingExample, 2);
    const keys = new Map<string, string>();
    for (const { experiment } of cells) {
      const plan = compileTraining(experiment, data);
      if (!plan.ok) throw new Error(plan.problems[0].message);
      const shape = programShape(experiment, data);
      expect(keys.get(shape) ?? plan.value.key).toBe(plan.value.key);
      keys.set(shape, plan.value.key);
    }
    expect(keys.size).toBe(8);
    expect(new Set(keys.values()).size).toBe(8);
  });
});
