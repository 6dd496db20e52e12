import type { RunEvent } from '../../shared/signals/run-report';
import { RewrittenLine, progressBar } from './rewritten-line';
import type { Terminal } from './terminal';

/** How far many runs are together: a bar that is redrawn on a terminal, a line for each ended run elsewhere. */
export class ManyRunsProgress {
  readonly #line: RewrittenLine;
  readonly #epochsOf = new Map<string, number>();
  #ended = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly runs: number,
    /** Of each run. */
    private readonly epochs: number,
  ) {
    this.#line = new RewrittenLine(terminal);
  }

  show(run: string, event: RunEvent): void {
    if (event.kind !== 'epoch' || this.terminal.columns === null) return;
    this.#epochsOf.set(run, event.report.epoch);
    if (!this.#line.isFresh) this.#draw(run);
  }

  /** `outcome` says in a few words how the run went. */
  ended(run: string, outcome: string): void {
    this.#ended += 1;
    this.#epochsOf.set(run, this.epochs);
    if (this.terminal.columns !== null) this.#draw(run);
    else this.terminal.error(`run ${this.#ended} of ${this.runs}: ${run}: ${outcome}\n`);
  }

  clear(): void {
    this.#line.clear();
  }

  #draw(run: string): void {
    const behind = [...this.#epochsOf.values()].reduce((sum, epochs) => sum + epochs, 0);
    const bar = progressBar(behind / (this.runs * this.epochs));
    const epoch = `epoch ${this.#epochsOf.get(run) ?? 0} of ${this.epochs}`;
    this.#line.draw(`${bar} ${this.#ended} of ${this.runs} runs ended  ${run}: ${epoch}`);
  }
}
