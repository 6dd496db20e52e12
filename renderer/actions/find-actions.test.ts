import { describe, expect, it } from 'vitest';
import { findActions } from './find-actions';
import type { ListedAction } from './find-actions';

const listed: readonly ListedAction[] = [
  { name: 'run.train', words: 'Train', section: 'Run' },
  { name: 'edit.undo', words: 'Undo Add Dense', section: 'Edit' },
  { name: 'add.add', words: 'Add Add', section: 'Add' },
  { name: 'add.dense', words: 'Add Dense', section: 'Add' },
  { name: 'remedy.residual', words: 'Switch Residual on or off', section: 'Remedies' },
  { name: 'experiment.new', words: 'New experiment', section: 'Experiment' },
];

describe('findActions', () => {
  it.each([
    ['', ['experiment.new', 'edit.undo', 'add.add', 'add.dense', 'run.train', 'remedy.residual']],
    ['dense', ['edit.undo', 'add.dense']],
    ['add den', ['edit.undo', 'add.dense']],
    ['RES', ['remedy.residual']],
    ['remedies', ['remedy.residual']],
    // Inside of a word counts less than at its beginning.
    ['tr', ['run.train']],
    ['dual', ['remedy.residual']],
    ['nothing', []],
  ])('finds for "%s"', (search, names) => {
    expect(findActions(listed, search).map(({ name }) => name)).toEqual(names);
  });

  it('puts a word’s beginning before its inside', () => {
    const both: readonly ListedAction[] = [
      { name: 'inside', words: 'Rearrange', section: 'Edit' },
      { name: 'beginning', words: 'Arrange', section: 'View' },
    ];
    expect(findActions(both, 'arr').map(({ name }) => name)).toEqual(['beginning', 'inside']);
  });
});
