/** Enough for the last lines; an engine that lives for days may write much. */
const kept = 8192;

/** The lines in which a dying process says why, by what writes them: Node, C++, TensorFlow, V8, the loader. */
const telling =
  /^\w*Error: |what\(\): |terminate called|Check failed|^F\d{4} |FATAL ERROR|Fatal error|symbol lookup error|Cannot allocate memory/;

/** What a process writes to standard error, of which only the end is of interest, and only if it dies. */
export class LastWords {
  #text = '';

  add(chunk: string): void {
    this.#text = (this.#text + chunk).slice(-kept);
  }

  /** The line that says most; null if there is none. */
  get line(): string | null {
    const lines = this.#text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return lines.reverse().find((line) => telling.test(line)) ?? null;
  }
}
