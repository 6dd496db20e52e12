/** Where a text stops being JSON, and what is wrong there. */
export interface SyntaxFault {
  readonly offset: number;
  /** A sentence without its full stop. */
  readonly words: string;
}

/**
 * Finds what JSON.parse does not tell in the same words from one version of JavaScript to the next: the place of the
 * first fault. It also finds a field that is given twice, which JSON.parse passes over in silence.
 *
 * @param mostValues after so many it gives up: to read on would take seconds.
 */
export function findSyntaxFault(
  text: string,
  mostValues = Infinity,
): SyntaxFault | 'too-many-values' | null {
  const scanner = new Scanner(text, mostValues);
  return scanner.scan();
}

interface Container {
  readonly close: '}' | ']';
  /** Names of an object's fields so far; null in an array. */
  readonly names: Set<string> | null;
  empty: boolean;
}

/** An explicit stack instead of recursion: a file of a million brackets must not end the program. */
class Scanner {
  #at = 0;
  #fault: SyntaxFault | 'too-many-values' | null = null;
  #values = 0;
  readonly #open: Container[] = [];

  constructor(
    private readonly text: string,
    private readonly mostValues: number,
  ) {}

  scan(): SyntaxFault | 'too-many-values' | null {
    do {
      this.#beforeValue();
      while (this.#fault === null && this.#afterValue()) {
        // A closed container is a value itself.
      }
    } while (this.#fault === null && this.#open.length > 0);
    if (this.#fault === null && this.#skipSpace() < this.text.length) {
      this.#fail(`the JSON value is complete, but ${this.#found()} follows`);
    }
    return this.#fault;
  }

  /** Reads one value, or opens containers down to one. */
  #beforeValue(): void {
    for (;;) {
      const container = this.#open.at(-1);
      this.#skipSpace();
      if (container?.empty === true && this.#take(container.close)) {
        this.#open.pop();
        return;
      }
      if (container?.names != null && !this.#fieldName(container.names)) return;
      if (container !== undefined) container.empty = false;
      this.#skipSpace();
      this.#values += 1;
      if (this.#values > this.mostValues) {
        this.#fault = 'too-many-values';
        return;
      }
      if (this.#take('{')) this.#open.push({ close: '}', names: new Set(), empty: true });
      else if (this.#take('[')) this.#open.push({ close: ']', names: null, empty: true });
      else {
        this.#scalar();
        return;
      }
    }
  }

  /** True where the container was closed, so that what follows it is to be read. */
  #afterValue(): boolean {
    const container = this.#open.at(-1);
    if (container === undefined) return false;
    this.#skipSpace();
    if (this.#take(container.close)) {
      this.#open.pop();
      return true;
    }
    const comma = this.#at;
    if (!this.#take(',')) {
      this.#fail(`expected a comma or ${container.close}, found ${this.#found()}`);
      return false;
    }
    this.#skipSpace();
    if (this.text[this.#at] === container.close) {
      this.#fail(`a comma before ${container.close}`, comma);
    }
    return false;
  }

  #fieldName(names: Set<string>): boolean {
    this.#skipSpace();
    const start = this.#at;
    if (this.text[start] !== '"') {
      this.#fail(`expected a field name in double quotes, found ${this.#found()}`);
      return false;
    }
    const end = this.#string();
    if (end === null) return false;
    const name = String(JSON.parse(this.text.slice(start, end)));
    if (names.has(name)) {
      this.#fail(`the field ${JSON.stringify(name)} is given twice`, start);
      return false;
    }
    names.add(name);
    this.#skipSpace();
    if (this.#take(':')) return true;
    this.#fail(`expected a colon after ${JSON.stringify(name)}, found ${this.#found()}`);
    return false;
  }

  #scalar(): void {
    if (this.text[this.#at] === '"') {
      this.#string();
      return;
    }
    const token = /[^\s,:{}[\]"]*/uy;
    token.lastIndex = this.#at;
    const word = token.exec(this.text)?.[0] ?? '';
    const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/u.test(word);
    if (isNumber || word === 'true' || word === 'false' || word === 'null') {
      this.#at += word.length;
    } else {
      this.#fail(`expected a value, found ${this.#found()}`);
    }
  }

  /** Offset behind the closing quote; null: the text has a fault. */
  #string(): number | null {
    for (let at = this.#at + 1; at < this.text.length; at += 1) {
      const character = this.text.charAt(at);
      if (character === '"') {
        this.#at = at + 1;
        return this.#at;
      }
      if (character < ' ') {
        this.#fail('a line break or control character inside of double quotes', at);
        return null;
      }
      if (character !== '\\') continue;
      const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy;
      escape.lastIndex = at;
      const length = escape.exec(this.text)?.[0].length;
      if (length === undefined) {
        this.#fail('a backslash that starts no escape sequence; write \\\\ for a backslash', at);
        return null;
      }
      at += length - 1;
    }
    this.#fail('the double quotes opened here are never closed', this.#at);
    return null;
  }

  #skipSpace(): number {
    while (/[ \t\n\r]/u.test(this.text.charAt(this.#at))) this.#at += 1;
    return this.#at;
  }

  #take(character: string): boolean {
    if (this.text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #found(): string {
    const rest = this.text.slice(this.#at);
    if (rest === '') return 'the end of the file';
    if (rest.startsWith('//') || rest.startsWith('/*'))
      return 'a comment, which JSON does not have';
    if (rest.startsWith("'")) return 'a single quote; JSON has double quotes';
    const word = /^(?:[\w.+-]{1,30}|\P{Cc})/u.exec(rest)?.[0] ?? 'a control character';
    return word;
  }

  #fail(words: string, offset: number = this.#at): void {
    this.#fault = { offset, words };
  }
}
