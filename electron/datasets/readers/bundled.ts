import { dataSources } from '../../../shared/data/data-source';
import { numbersOfClasses } from '../../../shared/data/targets';
import type { Shape } from '../../../shared/program/tensor-type';
import { succeed } from '../../../shared/problems/problem';
import { bundledFolder } from '../bundled-folder';
import { readCsvTable } from '../csv/read-csv-table';
import type { OptionsOf, Reader } from '../reader';

type Bundled = 'digits' | 'iris' | 'wine' | 'breast-cancer';

/** Classes in the order of their numbers, as scikit-learn has them. */
const layouts: Readonly<
  Record<Bundled, { readonly sampleShape: Shape; readonly classes: readonly string[] }>
> = {
  digits: { sampleShape: [8, 8, 1], classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] },
  iris: { sampleShape: [4], classes: ['setosa', 'versicolor', 'virginica'] },
  wine: { sampleShape: [13], classes: ['class_0', 'class_1', 'class_2'] },
  'breast-cancer': { sampleShape: [30], classes: ['malignant', 'benign'] },
};

/** A set that comes with the lab: a table whose last column is the class. */
export const readBundled: Reader<OptionsOf<Bundled>> = async ({ source }, context) => {
  const read = await readCsvTable(`${source}.csv.gz`, ',', { ...context, folder: bundledFolder() });
  if (!read.ok) return read;
  const { columns, lines, preview } = read.value;
  const { sampleShape, classes } = layouts[source];
  const features = columns.slice(0, -1);
  const target = columns.at(-1);
  const numbers = numbersOfClasses(target?.cells() ?? [], classes);
  if (!(numbers instanceof Int32Array)) throw new Error(`${source} has a class ${numbers.unknown}`);
  return succeed({
    title: dataSources[source].title,
    table: {
      sampleShape,
      featureNames: features.map(({ name }) => name),
      inputs: Float64Array.from(
        lines.flatMap((_, row) => features.map((f) => f.numbers[row] ?? 0)),
      ),
      targets: { task: 'classification', classes, numbers },
      targetName: target?.name ?? '',
      count: lines.length,
    },
    preview: { columns: columns.map(({ name }) => name), rows: preview },
    notices: [],
  });
};
