import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { dataSchema } from '../../../shared/data/data-source';
import { columnStatistics } from '../../../shared/data/scaling';
import type { SourceRows } from '../reader';
import { readBundled } from './bundled';

/** From the descriptions that come with the sets (UCI's .names files, scikit-learn's DESCR). */
const described = [
  {
    source: 'iris',
    shape: [4],
    counts: { setosa: 50, versicolor: 50, virginica: 50 },
    means: { 'sepal length (cm)': 5.84, 'sepal width (cm)': 3.05, 'petal length (cm)': 3.76 },
  },
  {
    source: 'wine',
    shape: [13],
    counts: { class_0: 59, class_1: 71, class_2: 48 },
    means: { alcohol: 13.0, 'malic acid': 2.34, proline: 746 },
  },
  {
    source: 'breast-cancer',
    shape: [30],
    counts: { malignant: 212, benign: 357 },
    means: {},
  },
  {
    source: 'digits',
    shape: [8, 8, 1],
    counts: { 0: 178, 1: 182, 2: 177, 3: 183, 4: 181, 5: 182, 6: 181, 7: 179, 8: 174, 9: 180 },
    means: {},
  },
] as const;

describe('readBundled', () => {
  it.each(described)(
    'reads $source as it is described',
    async ({ source, shape, counts, means }) => {
      const { table } = await read(source);
      expect(table.sampleShape).toEqual(shape);
      expect(classCounts(table)).toEqual(counts);
      const all = Int32Array.from({ length: table.count }, (_, row) => row);
      const statistics = columnStatistics(table.inputs, all, table.featureNames.length);
      for (const [name, mean] of Object.entries(means)) {
        const found = statistics[table.featureNames.indexOf(name)]?.mean ?? NaN;
        expect(Math.abs(found / mean - 1)).toBeLessThan(0.005);
      }
    },
  );

  it('keeps the ranges of breast cancer in their places', async () => {
    const { table } = await read('breast-cancer');
    const all = Int32Array.from({ length: table.count }, (_, row) => row);
    const statistics = columnStatistics(table.inputs, all, 30);
    const rangeOf = (name: string) => statistics[table.featureNames.indexOf(name)];
    expect(rangeOf('mean radius')).toMatchObject({ minimum: 6.981, maximum: 28.11 });
    expect(rangeOf('area error')).toMatchObject({ minimum: 6.802, maximum: 542.2 });
    expect(rangeOf('worst texture')).toMatchObject({ minimum: 12.02, maximum: 49.54 });
  });

  it('begins digits with the zero that scikit-learn documents', async () => {
    const { table, preview } = await read('digits');
    expect([...table.inputs.subarray(0, 24)]).toEqual([
      ...[0, 0, 5, 13, 9, 1, 0, 0],
      ...[0, 0, 13, 15, 10, 15, 5, 0],
      ...[0, 3, 15, 2, 0, 11, 8, 0],
    ]);
    expect(Math.max(...table.inputs)).toBe(16);
    expect(preview.rows[0]?.at(-1)).toBe('0');
  });
});

async function read(source: string): Promise<SourceRows> {
  const options = v.parse(dataSchema, { source });
  if (
    options.source !== 'digits' &&
    options.source !== 'iris' &&
    options.source !== 'wine' &&
    options.source !== 'breast-cancer'
  ) {
    throw new Error('expected a bundled set');
  }
  const result = await readBundled(options, { folder: '/nowhere', progress: () => undefined });
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

function classCounts({ targets }: SourceRows['table']): Record<string, number> {
  if (targets.task === 'regression') return {};
  return Object.fromEntries(
    targets.classes.map((name, number) => [
      name,
      targets.numbers.filter((value) => value === number).length,
    ]),
  );
}
