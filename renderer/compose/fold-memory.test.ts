import { beforeEach, describe, expect, it } from 'vitest';
import { rememberedFolds } from './fold-memory';
import type { FoldMemory } from './fold-memory';

let document: { experiment: { name: string }; file: string | null };
let preferences: {
  unfolded: Readonly<Record<string, readonly string[]>>;
  keepUnfolded: (unfolded: Readonly<Record<string, readonly string[]>>) => void;
};
let folds: FoldMemory;

beforeEach(() => {
  document = { experiment: { name: 'Blocks' }, file: null };
  preferences = { unfolded: {}, keepUnfolded: (kept) => (preferences.unfolded = kept) };
  folds = rememberedFolds(document, preferences);
});

describe('unfolded groups', () => {
  it('are kept for each experiment, nothing of one that is new', () => {
    folds.keep(['g1']);
    document.experiment.name = 'Other';
    expect(folds.unfolded).toEqual([]);
    folds.keep(['g2']);
    document.experiment.name = 'Blocks';
    expect(folds.unfolded).toEqual(['g1']);
  });

  it('stay so when the experiment is saved for the first time, and are of the file from then on', () => {
    folds.keep(['g1']);
    document.file = '/blocks.gradient-lab';
    expect(folds.unfolded).toEqual(['g1']);
    folds.keep([]);
    expect(folds.unfolded).toEqual([]);
    document.file = null;
    expect(folds.unfolded).toEqual(['g1']);
  });

  it('are forgotten of the experiments that were looked at longest ago', () => {
    for (let number = 0; number < 150; number += 1) {
      document.experiment.name = `Number ${number}`;
      folds.keep(['g1']);
    }
    expect(Object.keys(preferences.unfolded)).toHaveLength(100);
    expect(preferences.unfolded['Number 149']).toEqual(['g1']);
  });
});
