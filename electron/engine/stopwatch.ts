/** Mean cost of something that is done again and again; the first time, which may compile, does not count. */
export class Stopwatch {
  #first = true;
  #milliseconds = 0;
  #units = 0;

  add(milliseconds: number, units: number): void {
    if (this.#first) {
      this.#first = false;
      return;
    }
    this.#milliseconds += milliseconds;
    this.#units += units;
  }

  /** Milliseconds a unit; null before the second time. */
  get mean(): number | null {
    return this.#units === 0 ? null : this.#milliseconds / this.#units;
  }
}
