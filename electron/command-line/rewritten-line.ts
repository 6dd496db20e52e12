import type { Terminal } from './terminal';

/** A terminal line that changes more often than this can't be read and costs time to draw. */
const leastMsBetweenDraws = 100;
const barCells = 24;

/** The last line of a terminal, drawn over and over. */
export class RewrittenLine {
  #drawn = -Infinity;
  #length = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether it was drawn so lately that another draw would be in vain. */
  get isFresh(): boolean {
    return this.now() - this.#drawn < leastMsBetweenDraws;
  }

  draw(line: string): void {
    const fitting = line.slice(0, Math.max(0, (this.terminal.columns ?? 0) - 1));
    this.terminal.error(`\r${fitting.padEnd(this.#length)}`);
    this.#length = fitting.length;
    this.#drawn = this.now();
  }

  /** Leaves the line to what is written next. */
  clear(): void {
    if (this.#length === 0) return;
    this.terminal.error(`\r${' '.repeat(this.#length)}\r`);
    this.#length = 0;
  }
}

export function progressBar(share: number): string {
  const full = Math.round(share * barCells);
  return '█'.repeat(full) + '░'.repeat(barCells - full);
}
