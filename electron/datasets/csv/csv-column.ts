import { isMissing, numberOf } from '../../../shared/data/number-text';

/**
 * The cells of one column as they are read: numbers as numbers, which keeps large files small in memory, and text only
 * where there is some.
 */
export class CsvColumn {
  readonly #numbers: number[] = [];
  readonly #texts = new Map<number, string>();
  readonly #known = new Map<string, string>();
  #gaps = 0;

  constructor(
    readonly name: string,
    /** Counted from 1. */
    readonly place: number,
    readonly decimalComma: boolean,
  ) {}

  add(cell: string): void {
    const value = numberOf(this.decimalComma ? cell.replace(',', '.') : cell);
    if (value === null) this.#addText(cell);
    this.#numbers.push(value ?? NaN);
  }

  #addText(cell: string): void {
    if (isMissing(cell)) {
      this.#gaps += 1;
      return;
    }
    // Equal texts share one string, so that cells do not keep the whole file's text alive.
    const text = cell.trim();
    const known = this.#known.get(text) ?? text;
    this.#known.set(known, known);
    this.#texts.set(this.#numbers.length, known);
  }

  get count(): number {
    return this.#numbers.length;
  }

  /** More cells hold words than numbers. */
  get isText(): boolean {
    return this.#texts.size > (this.count - this.#gaps) / 2;
  }

  /** NaN where there is no number. */
  get numbers(): readonly number[] {
    return this.#numbers;
  }

  get firstText(): { readonly row: number; readonly text: string } | null {
    const first = this.#texts.entries().next();
    return first.done === true ? null : { row: first.value[0], text: first.value[1] };
  }

  /** The cell as text; null where it is missing. */
  cell(row: number): string | null {
    const value = this.#numbers[row] ?? NaN;
    return this.#texts.get(row) ?? (Number.isNaN(value) ? null : String(value));
  }

  cells(): readonly (string | null)[] {
    return this.#numbers.map((_, row) => this.cell(row));
  }

  /** The different cells that are there, sorted by character. */
  distinct(): readonly string[] {
    return [...new Set(this.cells())].filter((cell) => cell !== null).sort();
  }
}
