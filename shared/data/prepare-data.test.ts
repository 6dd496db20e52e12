import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { RawTable } from './data-set';
import { dataSchema } from './data-source';
import { prepareData } from './prepare-data';
import type { PreparationOptions, PreparedData } from './prepare-data';
import { numericPreview, summarize } from './summarize';

describe('prepareData', () => {
  it('splits, then scales both parts by the training rows alone', () => {
    const { data, inputStatistics } = prepare(measures(100), {});
    expect([data.training.count, data.validation.count]).toEqual([80, 20]);
    const { mean, standardDeviation } = inputStatistics[0] ?? { mean: NaN, standardDeviation: NaN };
    const restored = [...data.training.inputs, ...data.validation.inputs].map((x) =>
      Math.round(x * standardDeviation + mean),
    );
    expect(restored.sort((a, b) => a - b).join()).toBe([...Array(100).keys()].join());
    const trainingMean = data.training.inputs.reduce((sum, x) => sum + x, 0) / 80;
    const validationMean = data.validation.inputs.reduce((sum, x) => sum + x, 0) / 20;
    expect(Math.abs(trainingMean)).toBeLessThan(1e-6);
    expect(Math.abs(validationMean)).toBeGreaterThan(1e-3);
  });

  it('keeps inputs and targets of a row together', () => {
    const { data } = prepare(measures(50), { scaling: 'none' });
    expect([...data.training.targets]).toEqual([...data.training.inputs].map((x) => x % 2));
  });

  it('standardizes the target by its training rows where asked', () => {
    const table = { ...measures(60), targets: valuesTarget(60) };
    const plain = prepare(table, {}).data.training.targets;
    const scaled = prepare(table, { standardizeTarget: true }).data.training.targets;
    expect(Math.max(...plain)).toBeGreaterThan(50);
    const square = scaled.reduce((sum, y) => sum + y * y, 0) / scaled.length;
    expect(square).toBeCloseTo(1, 5);
  });

  it('takes validation rows of their own and keeps every row of the first file for training', () => {
    const result = prepareData(measures(10), options({ validation: 0.5 }), 1, measures(4));
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(result.value.data.training.count).toBe(10);
    expect(result.value.data.validation.count).toBe(4);
  });

  it('draws at most as many rows as asked for', () => {
    const { data } = prepare(measures(100), { samples: 30 });
    expect(data.training.count + data.validation.count).toBe(30);
    expect(new Set([...data.training.inputs, ...data.validation.inputs]).size).toBe(30);
  });

  it('refuses a missing value, naming the row, the column and its line', () => {
    const table = withGap(measures(10));
    const result = prepareData(table, options({}), 1);
    expect(result).toMatchObject({
      problems: [
        {
          code: 'data-missing-value',
          message: 'Row 4 has no value for length.',
          place: { kind: 'file', file: 'a.csv', line: 5 },
        },
      ],
    });
  });

  it('drops rows with a gap and says how many', () => {
    const { data, notices } = prepare(withGap(measures(10)), { missing: 'drop' });
    expect(data.training.count + data.validation.count).toBe(9);
    expect(notices).toMatchObject([
      { code: 'data-rows-dropped', message: '1 row lacks a value and is left out.' },
    ]);
  });

  it('fills a gap with the mean of the training rows', () => {
    const { data, inputStatistics, notices } = prepare(withGap(measures(10)), {
      missing: 'mean',
      scaling: 'none',
      validation: 0,
    });
    const mean = (0 + 1 + 2 + 4 + 5 + 6 + 7 + 8 + 9) / 9;
    expect(inputStatistics[0]?.mean).toBeCloseTo(mean, 12);
    expect([...data.training.inputs]).toContain(Math.fround(mean));
    expect(notices).toMatchObject([{ code: 'data-values-filled' }]);
  });

  it.each(['refuse', 'mean'] as const)('refuses a missing target with missing "%s"', (missing) => {
    const table = measures(3);
    const targets = {
      task: 'classification',
      classes: ['a'],
      numbers: Int32Array.of(0, -1, 0),
    } as const;
    expect(prepareData({ ...table, targets }, options({ missing }), 1)).toMatchObject({
      problems: [
        { code: 'data-missing-target', message: 'Row 2 has no value for the target parity.' },
      ],
    });
  });

  it('refuses data without rows', () => {
    expect(prepareData(measures(0), options({}), 1)).toMatchObject({
      problems: [{ code: 'data-has-no-rows' }],
    });
    const gaps = { ...measures(2), inputs: Float64Array.of(NaN, NaN) };
    expect(prepareData(gaps, options({ missing: 'drop' }), 1)).toMatchObject({
      problems: [{ code: 'data-has-no-rows' }],
    });
  });
});

describe('summarize', () => {
  it('describes shape, classes, features and rows', () => {
    const table = measures(100);
    const summary = summarize('Lengths', prepare(table, {}), 'z-score', numericPreview(table));
    expect(summary).toMatchObject({
      title: 'Lengths',
      shape: {
        task: 'classification',
        sampleShape: [1],
        classes: 2,
        trainingRows: 80,
        validationRows: 20,
      },
      classes: [
        { name: 'even', count: 50 },
        { name: 'odd', count: 50 },
      ],
      features: [{ name: 'length' }],
      target: null,
      previewColumns: ['length', 'parity'],
      notices: [],
    });
    expect(summary.preview.length).toBe(50);
    expect(summary.preview[3]).toEqual(['3', 'odd']);
    expect(summary.points.length).toBe(80);
  });

  it.each([
    ['one class', 'data-one-class', { targets: classTarget(60, () => 0) }, {}],
    [
      'a rare class',
      'data-imbalanced',
      { targets: classTarget(60, (row) => (row < 58 ? 0 : 1)) },
      {},
    ],
    ['constant inputs', 'data-constant-columns', { inputs: new Float64Array(60).fill(3) }, {}],
    ['large inputs left as they are', 'data-unscaled', {}, { scaling: 'none' }],
    ['few rows', 'data-few-rows', {}, { samples: 20 }],
    [
      'as many classes as rows',
      'data-many-classes',
      { targets: valuesTarget(60) },
      { task: 'classification' },
    ],
  ] as const)('notices %s', (_, code, change, fields) => {
    const table = { ...measures(60), ...change };
    const chosen = options(fields);
    const prepared = prepare(table, fields);
    const scaling = chosen.scaling ?? 'z-score';
    const { notices } = summarize('x', prepared, scaling, numericPreview(table));
    expect(notices.map((notice) => notice.code)).toContain(code);
  });
});

/** Rows 0, 1, 2, ... with the class even or odd, as read from a.csv with a header. */
function measures(count: number): RawTable {
  return {
    sampleShape: [1],
    featureNames: ['length'],
    inputs: Float64Array.from({ length: count }, (_, row) => row),
    targets: {
      ...classTarget(count, (row) => row % 2),
      classes: ['even', 'odd'],
    },
    targetName: 'parity',
    count,
    origin: { file: 'a.csv', lines: Int32Array.from({ length: count }, (_, row) => row + 2) },
  };
}

function withGap(table: RawTable): RawTable {
  return { ...table, inputs: Float64Array.from(table.inputs).fill(NaN, 3, 4) };
}

function classTarget(count: number, numberOf: (row: number) => number) {
  return {
    task: 'classification',
    classes: ['0', '1'],
    numbers: Int32Array.from({ length: count }, (_, row) => numberOf(row)),
  } as const;
}

function valuesTarget(count: number) {
  return {
    task: 'regression',
    values: Float64Array.from({ length: count }, (_, row) => row),
  } as const;
}

function options(fields: object): PreparationOptions {
  const { samples, ...rest } = { samples: undefined, ...fields };
  return { ...v.parse(dataSchema, { source: 'iris', ...rest }), samples };
}

function prepare(table: RawTable, fields: object): PreparedData {
  const result = prepareData(table, options(fields), 1);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}
