import type { EpochReport, RunEvent, RunPhase } from '../../shared/signals/run-report';
import { RewrittenLine, progressBar } from './rewritten-line';
import type { Terminal } from './terminal';

/** Into a file or pipe so many lines are written for a whole run. */
const plainLines = 10;

const phaseWords: Readonly<Record<RunPhase, string>> = {
  'loading-data': 'Loading the data',
  compiling: 'Compiling',
  training: 'Training',
  paused: 'Paused',
};

/** Shows how far a run is: a bar that is redrawn on a terminal, a few plain lines elsewhere. */
export class ProgressDisplay {
  readonly #line: RewrittenLine;

  constructor(
    private readonly terminal: Terminal,
    private readonly epochs: number,
    now?: () => number,
  ) {
    this.#line = new RewrittenLine(terminal, now);
  }

  show(event: RunEvent): void {
    if (event.kind === 'phase') this.#showPhase(event.phase, event.detail);
    if (event.kind === 'epoch' && event.report.epoch > 0) this.#showEpoch(event.report);
    if (event.kind === 'ended' || event.kind === 'failed') this.clear();
  }

  /** Leaves the line to what is written next. */
  clear(): void {
    this.#line.clear();
  }

  #showPhase(phase: RunPhase, detail: string | undefined): void {
    if (this.terminal.columns === null || phase === 'training') return;
    this.#line.draw(
      detail === undefined ? `${phaseWords[phase]} ...` : `${phaseWords[phase]}: ${detail}`,
    );
  }

  #showEpoch(report: EpochReport): void {
    const { epoch } = report;
    if (this.terminal.columns === null) {
      const every = Math.max(1, Math.ceil(this.epochs / plainLines));
      if (epoch % every === 0 || epoch === this.epochs) {
        this.terminal.error(`epoch ${epoch} of ${this.epochs}  ${epochWords(report)}\n`);
      }
      return;
    }
    if (this.#line.isFresh && epoch < this.epochs) return;
    const bar = progressBar(epoch / this.epochs);
    this.#line.draw(`${bar} epoch ${epoch} of ${this.epochs}  ${epochWords(report)}`);
  }
}

/** Losses and accuracies of an epoch in words. */
export function epochWords(report: Omit<EpochReport, 'epoch' | 'signals' | 'traces'>): string {
  const { loss, accuracy, validationLoss, validationAccuracy } = report;
  const parts = [
    ['loss', loss],
    ['accuracy', accuracy],
    ['validation loss', validationLoss],
    ['validation accuracy', validationAccuracy],
  ] as const;
  return parts
    .filter((part): part is readonly [(typeof part)[0], number] => part[1] !== null)
    .map(([name, value]) => `${name} ${numberWords(value)}`)
    .join('  ');
}

export function numberWords(value: number): string {
  return Number.isFinite(value) && (value === 0 || Math.abs(value) >= 1e-4) && Math.abs(value) < 1e5
    ? value.toFixed(4)
    : String(Number(value.toPrecision(4)));
}
