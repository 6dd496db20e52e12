import { describe, expect, it } from 'vitest';
import { convertTargets, inferTask, numbersOfClasses, targetsFromText } from './targets';

const twenty = Array.from({ length: 20 }, (_, index) => String(index));

describe('inferTask', () => {
  it.each([
    ['text', ['yes', 'no'], 'classification'],
    ['one word among numbers', ['1.5', '2.5', 'low'], 'classification'],
    ['20 distinct whole numbers', twenty, 'classification'],
    ['21 distinct whole numbers', [...twenty, '20'], 'regression'],
    ['a number that is not whole', ['1', '2', '2.5'], 'regression'],
    ['whole numbers written with a point', ['1.0', '2.0'], 'classification'],
    ['whole numbers and gaps', ['1', null, '0'], 'classification'],
  ] as const)('of %s is right', (_, cells, task) => {
    expect(inferTask(cells)).toBe(task);
  });
});

describe('targetsFromText', () => {
  it('numbers text classes in the order of their characters', () => {
    expect(targetsFromText(['b', 'a', null, ' b '], undefined)).toEqual({
      ok: true,
      value: { task: 'classification', classes: ['a', 'b'], numbers: Int32Array.of(1, 0, -1, 1) },
    });
  });

  it('numbers whole-number classes by value, however they are written', () => {
    expect(targetsFromText(['10', '9.0', '-1', '9'], undefined)).toEqual({
      ok: true,
      value: {
        task: 'classification',
        classes: ['-1', '9', '10'],
        numbers: Int32Array.of(2, 1, 0, 1),
      },
    });
  });

  it('reads values where regression is asked for', () => {
    expect(targetsFromText(['1', null, '3'], 'regression')).toEqual({
      ok: true,
      value: { task: 'regression', values: Float64Array.of(1, NaN, 3) },
    });
  });

  it('refuses regression on text, naming row and cell', () => {
    const result = targetsFromText(['1', 'high'], 'regression');
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: 'target-is-not-a-number', message: expect.stringContaining('row 2') }],
    });
  });

  it('refuses more classes than any output layer should have', () => {
    const cells = Array.from({ length: 10_001 }, (_, index) => `id${index}`);
    const result = targetsFromText(cells, undefined);
    expect(result).toMatchObject({ problems: [{ code: 'target-has-too-many-classes' }] });
  });
});

describe('convertTargets', () => {
  const classes = {
    task: 'classification',
    classes: ['2', '4'],
    numbers: Int32Array.of(1, 0),
  } as const;

  it('leaves targets as they are where nothing or the same is asked', () => {
    expect(convertTargets(classes, undefined)).toEqual({ ok: true, value: classes });
    expect(convertTargets(classes, 'classification')).toEqual({ ok: true, value: classes });
  });

  it('reads the names of classes as values', () => {
    expect(convertTargets(classes, 'regression')).toEqual({
      ok: true,
      value: { task: 'regression', values: Float64Array.of(4, 2) },
    });
  });

  it('makes each distinct value a class', () => {
    const values = { task: 'regression', values: Float64Array.of(0.5, -1, 0.5) } as const;
    expect(convertTargets(values, 'classification')).toEqual({
      ok: true,
      value: { task: 'classification', classes: ['-1', '0.5'], numbers: Int32Array.of(1, 0, 1) },
    });
  });
});

describe('numbersOfClasses', () => {
  it('numbers further rows as the first ones', () => {
    expect(numbersOfClasses(['b', null, 'a'], ['a', 'b'])).toEqual(Int32Array.of(1, -1, 0));
  });

  it('names a class that is not known', () => {
    expect(numbersOfClasses(['a', 'c'], ['a', 'b'])).toEqual({ unknown: 'c', row: 1 });
  });
});
