import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { dataSchema, dataSources } from './data-source';
import { inputScaling } from './preparation';

describe('dataSchema', () => {
  it('fills in the defaults of the experiment format', () => {
    expect(v.parse(dataSchema, { source: 'moons' })).toEqual({
      source: 'moons',
      samples: 2000,
      noise: 0.2,
      classes: 2,
      features: 2,
      validation: 0.2,
      standardize: true,
      missing: 'refuse',
      standardizeTarget: false,
    });
  });

  it('reads back what it wrote', () => {
    const inputs = [
      { source: 'csv', path: 'a.csv', target: 'y', scaling: 'min-max', features: ['a', 'b'] },
      { source: 'digits', standardize: false },
      { source: 'linear', task: 'regression', standardizeTarget: true },
    ];
    for (const input of inputs) {
      const data = v.parse(dataSchema, input);
      expect(v.parse(dataSchema, data)).toEqual(data);
    }
  });

  it.each([
    [{ source: 'moons', classes: 3 }, '2 (this source has no other choice)'],
    [{ source: 'moons', samples: 0 }, 'a whole number from 1 to 10000000'],
    [{ source: 'moons', noise: -1 }, 'a number of at least 0'],
    [{ source: 'moons', validation: 1 }, 'a number from 0 to below 1'],
    [{ source: 'iris', scaling: 'z' }, '"min-max" or "none"'],
    [{ source: 'csv' }, ''],
    [{ source: 'csv', path: '' }, 'a path of at least one character'],
    [{ source: 'csv', path: 'a', delimiter: ';;' }, 'a single character'],
    [{ source: 'csv', path: 'a', delimiter: '"' }, 'a single character'],
    [{ source: 'mnist' }, ''],
    [{ source: 'iris', path: 'iris.csv' }, ''],
    [
      { source: 'iris', standardize: true, scaling: 'none' },
      'either standardize or scaling, not both',
    ],
  ])('refuses %j', (input, expected) => {
    const result = v.safeParse(dataSchema, input);
    expect(result.success).toBe(false);
    expect(result.issues?.[0].message).toContain(expected);
  });
});

describe('inputScaling', () => {
  it.each([
    [{}, 'z-score'],
    [{ standardize: true }, 'z-score'],
    [{ standardize: false }, 'none'],
    [{ scaling: 'min-max' }, 'min-max'],
    [{ scaling: 'none' }, 'none'],
    [{ standardize: false, scaling: 'min-max' }, 'min-max'],
  ] as const)('of %j is %s', (fields, scaling) => {
    expect(inputScaling(v.parse(dataSchema, { source: 'iris', ...fields }))).toBe(scaling);
  });
});

describe('dataSources', () => {
  it('are each listed under the name that their schema reads', () => {
    for (const [name, { kind }] of Object.entries(dataSources)) {
      const own = kind === 'own' ? { path: 'somewhere' } : {};
      expect(v.parse(dataSchema, { source: name, ...own }).source).toBe(name);
    }
  });
});
