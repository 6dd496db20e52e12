import { basename } from 'node:path';
import type { Problem } from '../../../shared/problems/problem';

/** Everything that can be wrong with a table of text, in one place. */
export const csvProblems = {
  empty: (file: string): Problem => ({
    code: 'csv-empty',
    message: `"${basename(file)}" is empty.`,
    hint: 'The first line must hold the names of the columns, every further line one row.',
    place: { kind: 'file', file },
  }),

  notText: (file: string): Problem => ({
    code: 'csv-not-text',
    message: `"${basename(file)}" is not a text file.`,
    hint: 'Save a spreadsheet as CSV first.',
    place: { kind: 'file', file },
  }),

  noRows: (file: string): Problem => ({
    code: 'csv-no-rows',
    message: `"${basename(file)}" has column names but no rows.`,
    hint: 'Every line after the first one is a row.',
    place: { kind: 'file', file, line: 1 },
  }),

  sameName: (file: string, name: string, column: number): Problem => ({
    code: 'csv-same-name',
    message: `Two columns of "${basename(file)}" are called "${name}".`,
    hint: 'Give every column a name of its own.',
    place: { kind: 'file', file, line: 1, column },
  }),

  raggedRow: (file: string, line: number, cells: number, columns: number): Problem => ({
    code: 'csv-ragged-row',
    message: `Line ${line} has ${cells} ${cells === 1 ? 'cell' : 'cells'}, the header has ${columns}.`,
    hint: 'A cell that contains the delimiter must stand in double quotes.',
    place: { kind: 'file', file, line, column: Math.min(cells, columns) + 1 },
  }),

  badQuotes: (file: string, line: number): Problem => ({
    code: 'csv-bad-quotes',
    message: `Line ${line} has a quoted cell that is not closed properly.`,
    hint: 'A double quote inside a quoted cell is written twice.',
    place: { kind: 'file', file, line },
  }),

  targetNotChosen: (columns: readonly string[]): Problem => ({
    code: 'csv-target-not-chosen',
    message: 'No column is chosen as the target to learn.',
    hint: `Set "target" to one of ${listed(columns)}.`,
    place: { kind: 'field', path: 'data.target' },
  }),

  unknownColumn: (
    file: string,
    name: string,
    field: 'target' | 'features',
    columns: readonly string[],
  ): Problem => ({
    code: field === 'target' ? 'csv-unknown-target' : 'csv-unknown-feature',
    message: `"${basename(file)}" has no column "${name}".`,
    hint: columnsHint(name, columns),
    place: { kind: 'field', path: `data.${field}` },
  }),

  targetAmongFeatures: (name: string): Problem => ({
    code: 'csv-target-among-features',
    message: `"${name}" is the target and cannot be an input too: the network would read the answer.`,
    hint: 'Take it out of "features".',
    place: { kind: 'field', path: 'data.features' },
  }),

  noFeatures: (file: string, target: string): Problem => ({
    code: 'csv-no-features',
    message: `"${basename(file)}" has no column besides the target "${target}".`,
    hint: 'Check the delimiter, or choose a file with columns to learn from.',
    place: { kind: 'file', file, line: 1 },
  }),

  notANumber: (
    file: string,
    line: number,
    column: number,
    name: string,
    cell: string,
  ): Problem => ({
    code: 'csv-not-a-number',
    message: `Line ${line}, column "${name}": "${shortened(cell)}" is not a number that can be used.`,
    hint: 'Correct the cell, empty it and set "missing", or leave the column out with "features".',
    place: { kind: 'file', file, line, column },
  }),

  tooManyTexts: (file: string, name: string, column: number, count: number): Problem => ({
    code: 'csv-too-many-texts',
    message: `Column "${name}" holds ${count} different texts, too many to become one input each.`,
    hint: 'Leave it out with "features".',
    place: { kind: 'file', file, line: 1, column },
  }),

  unknownClass: (file: string, line: number, name: string, cell: string): Problem => ({
    code: 'csv-unknown-class',
    message: `Line ${line}: the class "${shortened(cell)}" of "${name}" does not occur in the training file.`,
    hint: 'Take these rows out, or add rows of that class to the training file.',
    place: { kind: 'file', file, line },
  }),

  targetNotANumber: (file: string, line: number, name: string, cell: string): Problem => ({
    code: 'target-is-not-a-number',
    message: `Line ${line}: regression needs numbers to learn, and the target "${name}" is "${shortened(cell)}".`,
    hint: 'Correct the cell, or set "task" to "classification" if these are classes.',
    place: { kind: 'file', file, line },
  }),
} as const;

function columnsHint(name: string, columns: readonly string[]): string {
  const alike = columns.find((column) => column.toLowerCase() === name.trim().toLowerCase());
  if (alike !== undefined) return `Did you mean "${alike}"?`;
  const looksLikeData = columns.some((column) => column !== '' && !Number.isNaN(Number(column)));
  return looksLikeData
    ? `Its first line must hold the names of the columns; it holds ${listed(columns)}.`
    : `It has ${listed(columns)}.`;
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 20).map((column) => `"${shortened(column)}"`);
  const more = columns.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
