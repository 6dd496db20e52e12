import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { numbersAsCsv } from './comma-separated';
import { cellText, layerNumbers, lossNumbers, profileNumbers, traceNumbers } from './numbers';
import { observedRunOf } from './testing/observed-run-of';
import type { TestRun } from './testing/observed-run-of';

const flat: TestRun = {
  name: 'run 1',
  layers: 2,
  loss: [null, 0.7, 0.69],
  validationLoss: [null, 0.71, NaN],
  signals: {
    'delta-rms': [
      [1e-9, 0.5],
      [0, 0.25],
      [Infinity, null],
    ],
  },
  traces: [{ layer: 'd2', index: [0, 0] }],
  traceValues: [[0.1], [0.11], [0.12]],
};
const cured: TestRun = { name: 'run 2', layers: 2, loss: [null, 0.3] };
const runs = [flat, cured].map(observedRunOf);

describe('the numbers of a chart', () => {
  it('hold the losses of both runs side by side, by epoch', () => {
    const { rows, columns } = lossNumbers(runs, 'loss');
    expect(rows).toEqual(['0', '1', '2']);
    expect(columns.map(({ name, values }) => [name, values])).toEqual([
      ['run 1 training loss', [null, 0.7, 0.69]],
      ['run 1 validation loss', [null, 0.71, NaN]],
      ['run 2 training loss', [null, 0.3, null]],
      ['run 2 validation loss', [null, null, null]],
    ]);
  });

  it('hold a column per layer', () => {
    const { columns } = layerNumbers(runs.slice(0, 1), 'delta-rms');
    expect(columns.map(({ name, values }) => [name, values])).toEqual([
      ['layer 1', [1e-9, 0, Infinity]],
      ['output', [0.5, 0.25, null]],
    ]);
  });

  it('hold a row per layer for a profile', () => {
    const numbers = profileNumbers(runs, 'delta-rms', 1);
    expect(numbers.rows).toEqual(['layer 1', 'output']);
    expect(numbers.columns[0]?.values).toEqual([0, 0.25]);
  });

  it('name single weights by their indices and layer', () => {
    expect(traceNumbers(runs.slice(0, 1)).columns[0]).toMatchObject({
      name: 'w₁₁ output',
      values: [0.1, 0.11, 0.12],
    });
  });

  it.each([
    [null, '–'],
    [0, '0.000'],
    [NaN, 'NaN'],
  ])('say %s as %s', (value, text) => {
    const [column] = lossNumbers(runs, 'loss').columns;
    if (column === undefined) throw new Error('no column');
    expect(cellText(column, value)).toBe(text);
  });
});

describe('CSV', () => {
  it('is read back by an independent parser without loss', () => {
    const numbers = layerNumbers(runs.slice(0, 1), 'delta-rms');
    const parsed = Papa.parse<string[]>(numbersAsCsv(numbers), { skipEmptyLines: true });
    expect(parsed.errors).toEqual([]);
    expect(parsed.data).toEqual([
      ['epoch', 'layer 1', 'output'],
      ['0', '1e-9', '0.5'],
      ['1', '0', '0.25'],
      ['2', 'Infinity', ''],
    ]);
  });

  it('quotes names that would break it', () => {
    const numbers = {
      caption: '',
      rowHeader: 'Layer',
      rows: ['a, "b"'],
      columns: [{ name: 'x', values: [1], words: String }],
    };
    expect(Papa.parse<string[]>(numbersAsCsv(numbers)).data[1]).toEqual(['a, "b"', '1']);
  });
});
