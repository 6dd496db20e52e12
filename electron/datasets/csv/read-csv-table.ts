import { basename, resolve } from 'node:path';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Problem, Result } from '../../../shared/problems/problem';
import { decodeText } from '../decode-text';
import type { ReadContext } from '../reader';
import { readWholeFile } from '../read-file';
import { CsvColumn } from './csv-column';
import { csvProblems } from './csv-problems';
import { detectDelimiter, parseCsv } from './parse-csv';

/** A string cannot be longer than about 512 MB. */
const mostBytes = 500 * 2 ** 20;
const previewRows = 50;

/** A table of text as it stands in the file. */
export interface CsvTable {
  readonly file: string;
  readonly columns: readonly CsvColumn[];
  /** The line of every row, counted from 1. */
  readonly lines: readonly number[];
  readonly preview: readonly (readonly string[])[];
  readonly notices: readonly Problem[];
}

/** Reads a file whose first row names the columns; delimiter undefined: found out. */
export async function readCsvTable(
  path: string,
  delimiter: string | undefined,
  context: ReadContext,
): Promise<Result<CsvTable>> {
  const file = resolve(context.folder, path);
  const bytes = await readWholeFile(path, context, mostBytes);
  if (!bytes.ok) return bytes;
  const { text, encoding } = decodeText(bytes.value);
  if (text.slice(0, 2 ** 16).includes('\0')) return fail(csvProblems.notText(file));
  const notices = encoding === 'latin-1' ? [readAsLatin1(file)] : [];
  const rows = new TableRows(file, delimiter ?? detectDelimiter(text));
  const parsed = await parseCsv(text, file, rows.delimiter, context, rows.add);
  if (!parsed.ok) return parsed;
  const problem = rows.problem();
  return problem === null
    ? succeed({ file, columns: rows.columns, lines: rows.lines, preview: rows.preview, notices })
    : fail(problem);
}

/** Takes the header and then row after row. */
class TableRows {
  columns: readonly CsvColumn[] = [];
  readonly lines: number[] = [];
  readonly preview: (readonly string[])[] = [];

  constructor(
    readonly file: string,
    readonly delimiter: string,
  ) {}

  readonly add = (cells: readonly string[], line: number): Problem | null =>
    this.columns.length === 0 ? this.#takeHeader(cells) : this.#takeRow(cells, line);

  /** What is wrong with the table as a whole. */
  problem(): Problem | null {
    if (this.columns.length === 0) return csvProblems.empty(this.file);
    return this.lines.length === 0 ? csvProblems.noRows(this.file) : null;
  }

  #takeHeader(header: readonly string[]): Problem | null {
    const names = header.map((name, index) => name.trim() || `column ${index + 1}`);
    const again = names.findIndex((name, index) => names.indexOf(name) < index);
    if (again >= 0) return csvProblems.sameName(this.file, names[again] ?? '', again + 1);
    // Where the comma does not separate cells, it may stand in numbers.
    const decimalComma = this.delimiter !== ',';
    this.columns = names.map((name, index) => new CsvColumn(name, index + 1, decimalComma));
    return null;
  }

  #takeRow(cells: readonly string[], line: number): Problem | null {
    if (cells.length !== this.columns.length) {
      return csvProblems.raggedRow(this.file, line, cells.length, this.columns.length);
    }
    this.columns.forEach((column, index) => {
      column.add(cells[index] ?? '');
    });
    this.lines.push(line);
    if (this.preview.length < previewRows) this.preview.push(cells);
    return null;
  }
}

function readAsLatin1(file: string): Problem {
  return {
    code: 'csv-read-as-latin-1',
    message: `"${basename(file)}" is not UTF-8 and was read as Latin-1; look whether accented letters are right.`,
    hint: 'Save it as UTF-8 if they are not.',
    place: { kind: 'file', file },
  };
}
