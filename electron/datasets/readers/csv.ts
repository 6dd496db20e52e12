import { basename } from 'node:path';
import type { RawTable, Targets } from '../../../shared/data/data-set';
import type { Preview } from '../../../shared/data/summarize';
import { inferTask, numbersOfClasses, targetsFromText } from '../../../shared/data/targets';
import type { Task } from '../../../shared/data/targets';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Problem, Result } from '../../../shared/problems/problem';
import type { CsvColumn } from '../csv/csv-column';
import { csvProblems } from '../csv/csv-problems';
import { encodeFeatures, featureNames, planFeatures, unknownTexts } from '../csv/encode-features';
import type { FeatureEncoding } from '../csv/encode-features';
import { readCsvTable } from '../csv/read-csv-table';
import type { CsvTable } from '../csv/read-csv-table';
import type { OptionsOf, Reader } from '../reader';

/** A table of one's own: the target column by name, all other columns (or those in "features") as inputs. */
export const readCsv: Reader<OptionsOf<'csv'>> = async (options, context) => {
  const table = await readCsvTable(options.path, options.delimiter, context);
  if (!table.ok) return table;
  const chosen = chooseColumns(table.value, options);
  if (!chosen.ok) return chosen;
  const { target, features } = chosen.value;
  const plan = planFeatures(table.value.file, features);
  if (!plan.ok) return plan;
  const { encodings } = plan.value;
  const targets = readTargets(table.value, target, options.task);
  if (!targets.ok) return targets;
  const rows = encodeRows(table.value, encodings, targets.value, target.name);
  if (!rows.ok) return rows;
  const read = {
    title: basename(options.path),
    table: rows.value,
    preview: previewOf(table.value, features, target),
    notices: [...table.value.notices, ...chosen.value.notices, ...plan.value.notices],
  };
  if (options.validationPath === undefined) return succeed(read);

  const further = await readCsvTable(options.validationPath, options.delimiter, context);
  if (!further.ok) return further;
  const validation = encodeFurtherRows(further.value, encodings, targets.value, target.name);
  if (!validation.ok) return validation;
  return succeed({
    ...read,
    validation: validation.value,
    notices: [...read.notices, ...further.value.notices, ...unknownTexts(further.value, encodings)],
  });
};

interface ChosenColumns {
  readonly target: CsvColumn;
  readonly features: readonly CsvColumn[];
  readonly notices: readonly Problem[];
}

function chooseColumns(
  table: CsvTable,
  { target, features }: { readonly target?: string; readonly features?: readonly string[] },
): Result<ChosenColumns> {
  const names = table.columns.map(({ name }) => name);
  if (target === undefined) return fail(csvProblems.targetNotChosen(names));
  const targetColumn = columnNamed(table, target);
  if (targetColumn === undefined) {
    return fail(csvProblems.unknownColumn(table.file, target, 'target', names));
  }
  if (features === undefined) return allButTarget(table, targetColumn);
  const chosen: CsvColumn[] = [];
  for (const name of new Set(features)) {
    const column = columnNamed(table, name);
    if (column === undefined) {
      return fail(csvProblems.unknownColumn(table.file, name, 'features', names));
    }
    if (column === targetColumn) return fail(csvProblems.targetAmongFeatures(column.name));
    chosen.push(column);
  }
  return succeed({ target: targetColumn, features: chosen, notices: [] });
}

/** A first column without a name that counts the rows, as pandas writes it, is no input. */
function allButTarget(table: CsvTable, target: CsvColumn): Result<ChosenColumns> {
  const others = table.columns.filter((column) => column !== target);
  const features = others.filter((column) => !countsRows(column));
  if (features.length === 0) return fail(csvProblems.noFeatures(table.file, target.name));
  const notices: readonly Problem[] =
    features.length === others.length
      ? []
      : [
          {
            code: 'csv-row-numbers-left-out',
            message: 'The first column has no name and only counts the rows, so it is left out.',
            hint: 'Name it and list it in "features" to use it.',
            place: { kind: 'file', file: table.file, line: 1, column: 1 },
          },
        ];
  return succeed({ target, features, notices });
}

function countsRows({ name, place, numbers }: CsvColumn): boolean {
  const start = numbers[0] ?? NaN;
  return (
    place === 1 &&
    name === 'column 1' &&
    (start === 0 || start === 1) &&
    numbers.every((value, row) => value === start + row)
  );
}

function columnNamed({ columns }: CsvTable, name: string): CsvColumn | undefined {
  return columns.find((column) => column.name === name.trim());
}

function readTargets(
  { file, lines }: CsvTable,
  column: CsvColumn,
  task: Task | undefined,
): Result<Targets> {
  const { firstText } = column;
  if (firstText !== null && (task ?? likelyTask(column)) === 'regression') {
    const line = lines[firstText.row] ?? 0;
    return fail(csvProblems.targetNotANumber(file, line, column.name, firstText.text));
  }
  return targetsFromText(column.cells(), task);
}

/** A word among values is a slip of the pen, not a sign of classes. */
function likelyTask(column: CsvColumn): Task {
  const cells = column.isText ? column.cells() : column.numbers.filter(Number.isFinite).map(String);
  return inferTask(cells);
}

function encodeRows(
  table: CsvTable,
  encodings: readonly FeatureEncoding[],
  targets: Targets,
  targetName: string,
): Result<RawTable> {
  const inputs = encodeFeatures(table, encodings);
  if (!inputs.ok) return inputs;
  const names = featureNames(encodings);
  return succeed({
    sampleShape: [names.length],
    featureNames: names,
    inputs: inputs.value,
    targets,
    targetName,
    count: table.lines.length,
    origin: { file: table.file, lines: Int32Array.from(table.lines) },
  });
}

/** Rows of the validation file, by the inputs and classes of the training file. */
function encodeFurtherRows(
  table: CsvTable,
  encodings: readonly FeatureEncoding[],
  targets: Targets,
  targetName: string,
): Result<RawTable> {
  const column = columnNamed(table, targetName);
  if (column === undefined) {
    const names = table.columns.map(({ name }) => name);
    return fail(csvProblems.unknownColumn(table.file, targetName, 'target', names));
  }
  if (targets.task === 'regression') {
    const values = readTargets(table, column, 'regression');
    return values.ok ? encodeRows(table, encodings, values.value, targetName) : values;
  }
  const numbers = numbersOfClasses(column.cells(), targets.classes);
  if (!(numbers instanceof Int32Array)) {
    const line = table.lines[numbers.row] ?? 0;
    return fail(csvProblems.unknownClass(table.file, line, targetName, numbers.unknown));
  }
  return encodeRows(table, encodings, { ...targets, numbers }, targetName);
}

function previewOf(table: CsvTable, features: readonly CsvColumn[], target: CsvColumn): Preview {
  const shown = [...features, target];
  return {
    columns: shown.map(({ name }) => name),
    rows: table.preview.map((cells) => shown.map(({ place }) => cells[place - 1] ?? '')),
  };
}
