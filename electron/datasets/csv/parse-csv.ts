import Papa from 'papaparse';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Problem, Result } from '../../../shared/problems/problem';
import { cancelled } from '../reader';
import type { ReadContext } from '../reader';
import { csvProblems } from './csv-problems';

/** Characters between two looks at cancel and other work: about 20 ms. A row must fit in. */
const chunkSize = 2 ** 20;

/** Takes one row that is not empty, with the line on which it begins; a problem ends the reading. */
export type RowListener = (cells: readonly string[], line: number) => Problem | null;

/** Rows of delimited text as RFC 4180 describes it, in order. Rows of nothing but empty cells are passed over. */
export async function parseCsv(
  text: string,
  file: string,
  delimiter: string,
  context: ReadContext,
  onRow: RowListener,
): Promise<Result<null>> {
  let line = 1;
  let read = 0;
  let result: Result<null> = succeed(null);
  const takeChunk = ({ data, errors }: Papa.ParseResult<string[]>): Problem | null => {
    const badRow = errors.find((error) => error.type === 'Quotes')?.row;
    if (data.length === 0 && read < text.length) return csvProblems.badQuotes(file, line);
    for (const [index, cells] of data.entries()) {
      if (index === badRow) return csvProblems.badQuotes(file, line);
      const problem = isEmptyRow(cells) ? null : onRow(cells, line);
      if (problem !== null) return problem;
      line += 1 + cells.reduce((sum, cell) => sum + lineBreaks(cell), 0);
    }
    return null;
  };
  await new Promise<void>((resolve) => {
    Papa.parse<string[]>(text, {
      delimiter,
      chunkSize,
      chunk: (rows: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
        read = Math.min(text.length, read + chunkSize);
        const problem = takeChunk(rows);
        if (problem !== null) {
          result = fail(problem);
          parser.abort();
          return;
        }
        if (text.length <= chunkSize) return;
        parser.pause();
        context.progress({ stage: 'parsing', file, share: read / text.length });
        setImmediate(() => {
          if (context.signal?.aborted === true) {
            result = fail(cancelled);
            parser.abort();
          } else {
            parser.resume();
          }
        });
      },
      complete: () => resolve(),
    });
  });
  return result;
}

/** The delimiter of the first rows; where they do not show one, the likeliest mark of the header, else a comma. */
export function detectDelimiter(text: string): string {
  const head = text.slice(0, 2 ** 16);
  const { meta, errors } = Papa.parse<string[]>(head, { preview: 10, skipEmptyLines: 'greedy' });
  if (errors.every((error) => error.code !== 'UndetectableDelimiter')) return meta.delimiter;
  const header = head.split(/[\r\n]/).find((row) => row.trim() !== '') ?? '';
  const counts = [',', ';', '\t', '|'].map((mark) => [mark, header.split(mark).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function isEmptyRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function lineBreaks(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
}
