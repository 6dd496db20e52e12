import { describe, expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import { changeTitle } from './change-words';
import { variantOf } from './variant';

describe('a variant', () => {
  it('switches the overlay where the edit does no more', () => {
    const variant = variantOf(startingExample, { edit: { remedies: { residual: true } } });
    expect(variant).toEqual({
      kind: 'overlay',
      experiment: {
        ...startingExample,
        remedies: { ...startingExample.remedies, residual: true },
      },
    });
  });

  it('runs beside the document where the edit goes further, and keeps the other parts', () => {
    const edit = { training: { optimizer: { learningRate: 0.05 } } };
    const variant = variantOf(startingExample, { edit });
    if (variant.kind !== 'aside') throw new Error(`It is ${variant.kind}.`);
    expect(variant.experiment.training.optimizer.learningRate).toBe(0.05);
    expect(variant.experiment.network).toBe(startingExample.network);
  });

  it('has nothing to run without an edit', () => {
    expect(variantOf(startingExample, { edit: {} })).toEqual({ kind: 'nothing-to-run' });
  });

  it('says why an edit does not fit', () => {
    const variant = variantOf(startingExample, { edit: { training: { epochs: -1 } } });
    expect(variant).toMatchObject({ kind: 'does-not-fit', problem: { place: { kind: 'field' } } });
  });
});

describe('the title of a change', () => {
  it.each([
    ['relu', { remedies: { relu: true, he: true } }, 'ReLU + He'],
    ['relu', { remedies: { relu: true } }, 'ReLU'],
    ['batch-normalization', { remedies: { batchNormalization: true } }, 'Batch norm'],
    ['depth', { remedies: { depth: 3 } }, 'Depth 10 → 3'],
    [
      'learning-rate',
      { training: { optimizer: { learningRate: 0.1 * 0.1 } } },
      'Learning rate 0.1 → 0.01',
    ],
    [
      'optimizer',
      {
        training: {
          optimizer: { type: 'adam', momentum: null, nesterov: null, learningRate: 3e-3 },
        },
      },
      'Adam, rate 0.003',
    ],
    ['data', {}, 'Look at the data'],
  ] as const)('of %s says what it becomes', (change, edit, title) => {
    const variant = variantOf(startingExample, { edit });
    const after = 'experiment' in variant ? variant.experiment : startingExample;
    expect(changeTitle({ change }, startingExample, after, 10)).toBe(title);
  });
});
