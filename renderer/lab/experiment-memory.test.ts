import { beforeEach, describe, expect, it } from 'vitest';
import { experimentMemory } from './experiment-memory';
import type { ByExperiment, ExperimentMemory } from './experiment-memory';

let document: { experiment: { name: string }; file: string | null };
let all: ByExperiment<readonly string[]>;
let memory: ExperimentMemory<readonly string[]>;

beforeEach(() => {
  document = { experiment: { name: 'Blocks' }, file: null };
  all = {};
  memory = experimentMemory(document, { read: () => all, write: (next) => (all = next) }, []);
});

describe('what is remembered of an experiment', () => {
  it('is kept for each, nothing of one that is new', () => {
    memory.keep(['g1']);
    document.experiment.name = 'Other';
    expect(memory.remembered).toEqual([]);
    memory.keep(['g2']);
    document.experiment.name = 'Blocks';
    expect(memory.remembered).toEqual(['g1']);
  });

  it('stays when the experiment is saved for the first time, and is of the file from then on', () => {
    memory.keep(['g1']);
    document.file = '/blocks.gradient-lab';
    expect(memory.remembered).toEqual(['g1']);
    memory.keep([]);
    expect(memory.remembered).toEqual([]);
    document.file = null;
    expect(memory.remembered).toEqual(['g1']);
  });

  it('is forgotten of the experiments that were looked at longest ago', () => {
    for (let number = 0; number < 150; number += 1) {
      document.experiment.name = `Number ${number}`;
      memory.keep(['g1']);
    }
    expect(Object.keys(all)).toHaveLength(100);
    expect(all['Number 149']).toEqual(['g1']);
  });
});
