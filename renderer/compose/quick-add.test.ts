import { describe, expect, it } from 'vitest';
import { paletteItems } from './palette-items';
import { quickAddChoices } from './quick-add';

function first(search: string) {
  const [choice] = quickAddChoices(search);
  return choice === undefined ? null : { name: choice.item.name, fields: choice.fields };
}

describe('quickAddChoices', () => {
  it.each([
    ['dense 64', 'dense', { units: 64 }],
    ['DENSE', 'dense', {}],
    ['64', 'dense', { units: 64 }],
    ['conv 32 5', 'conv-2d', { filters: 32, kernelSize: 5 }],
    ['drop 0.3', 'dropout', { rate: 0.3 }],
    ['relu', 'activation', { function: 'relu' }],
    ['leaky', 'activation', { function: 'leaky-relu' }],
    ['leaky 0.2', 'activation', { function: 'leaky-relu', slope: 0.2 }],
    ['max pool 3', 'max-pooling-2d', { poolSize: 3 }],
    ['residual', 'residual-block', {}],
  ])('takes %j for %s with %o', (search, name, fields) => {
    expect(first(search)).toEqual({ name, fields });
  });

  it.each(['dense 0', 'dense 1.5', 'drop 2', 'add 3', 'flatten 1', 'tanh 0.1', 'magic'])(
    'makes nothing of %j',
    (search) => {
      expect(quickAddChoices(search)).toEqual([]);
    },
  );

  it('offers everything before anything is typed', () => {
    expect(quickAddChoices('  ').map(({ item }) => item)).toEqual(paletteItems);
  });
});
