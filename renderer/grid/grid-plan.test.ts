import { describe, expect, it } from 'vitest';
import type { DataShape } from '../../shared/data/data-set';
import { startingExample } from '../../shared/experiment/starting-example';
import { gridToggles } from '../../shared/remedies/remedy-grid';
import { gridPlan } from './grid-plan';

const data: DataShape = {
  task: 'classification',
  sampleShape: [2],
  classes: 2,
  trainingRows: 64,
  validationRows: 16,
};

describe('the plan of a grid', () => {
  it('sets half of the remedies out downwards and half across, none first', () => {
    const plan = gridPlan(startingExample, { toggles: gridToggles, seeds: 1 }, data);
    expect(plan.rows).toEqual(['no remedy', 'Xavier', 'ReLU', 'ReLU + Xavier']);
    expect(plan.columns).toEqual(['no remedy', 'residual', 'batch norm', 'batch norm + residual']);
    expect(plan.combinations[6]?.name).toBe('Xavier + batch norm');
  });

  it.each([
    [['relu'], 2, 1],
    [['relu', 'residual'], 2, 2],
    [['residual', 'relu', 'xavier'], 4, 2],
  ] as const)('of %j has %d rows and %d columns', (toggles, rows, columns) => {
    const plan = gridPlan(startingExample, { toggles, seeds: 1 }, data);
    expect([plan.rows.length, plan.columns.length]).toEqual([rows, columns]);
    expect(plan.combinations).toHaveLength(rows * columns);
  });

  it('orders each seed of each combination once, those of a combination together', () => {
    const plan = gridPlan(
      { ...startingExample, seed: 7 },
      { toggles: ['relu', 'residual'], seeds: 3 },
      data,
    );
    expect(plan.order.map(({ seed }) => seed)).toEqual([7, 8, 9, 7, 8, 9, 7, 8, 9, 7, 8, 9]);
    expect(plan.combinations.map(({ places }) => places)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6, 7, 8],
      [9, 10, 11],
    ]);
  });

  it('trains once what several combinations come to', () => {
    // A single hidden layer leaves nothing for a residual block.
    const remedies = { ...startingExample.remedies, depth: 1 };
    const choice = { toggles: ['relu', 'residual'], seeds: 2 } as const;
    const plan = gridPlan({ ...startingExample, remedies }, choice, data);
    expect(plan.order).toHaveLength(4);
    expect(plan.combinations.map(({ places }) => places)).toEqual([
      [0, 1],
      [0, 1],
      [2, 3],
      [2, 3],
    ]);
  });
});
