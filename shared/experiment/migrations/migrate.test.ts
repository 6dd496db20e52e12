import { describe, expect, it } from 'vitest';
import { experimentFromJson, writeExperiment } from '../read-experiment';
import { startingExample } from '../starting-example';
import { migrate } from './migrate';
import type { Migration } from './migration';
import { migrations } from './migrations';

/** As if there had been a version 0 that called the seed `randomSeed`, and a version -1 without a name. */
const steps: readonly Migration[] = [
  {
    from: -1,
    why: 'experiments got a name',
    migrate: (document) => ({ ...document, name: 'Unnamed' }),
  },
  {
    from: 0,
    why: 'randomSeed became seed',
    migrate: ({ randomSeed, ...document }) => ({ ...document, seed: randomSeed }),
  },
];

describe('migrations', () => {
  it('lead step by step to the present version, each once and in order', () => {
    migrations.forEach((step, index) => {
      expect(step.from).toBe(migrations.length === 0 ? 0 : index + 1);
    });
  });
});

describe('migrate', () => {
  it('leaves a document of the present version as it is', () => {
    const document = { version: 1, seed: 3 };
    expect(migrate(document, 1, 1, steps)).toBe(document);
  });

  it('takes every step from the version of the document on', () => {
    expect(migrate({ version: -1, randomSeed: 3 }, -1, 1, steps)).toEqual({
      version: 1,
      name: 'Unnamed',
      seed: 3,
    });
    expect(migrate({ version: 0, name: 'A', randomSeed: 3 }, 0, 1, steps)).toEqual({
      version: 1,
      name: 'A',
      seed: 3,
    });
  });

  it('fails as the bug that it is where a step is missing', () => {
    expect(() => migrate({ version: 0 }, 0, 1, [])).toThrow('No migration leads from version 0');
  });
});

describe('experimentFromJson', () => {
  const { seed, ...rest } = JSON.parse(writeExperiment(startingExample)) as Record<string, unknown>;

  it('reads an older version through its steps', () => {
    const old = { ...rest, version: 0, randomSeed: seed };
    expect(experimentFromJson(old, steps)).toEqual({ ok: true, value: startingExample });
  });

  it('refuses versions older than the first step, and newer than the present one', () => {
    const messages = [-2, 2].map((version) => {
      const read = experimentFromJson({ ...rest, version }, steps);
      return read.ok ? '' : read.problems[0].message;
    });
    expect(messages).toEqual([
      'version: expected a whole number from -1 to 1, found -2.',
      'version: expected a whole number from -1 to 1, found 2: a newer Gradient Lab saved this experiment.',
    ]);
  });
});
