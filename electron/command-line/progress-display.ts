import type { EpochReport, RunEvent, RunPhase } from '../../shared/signals/run-report';
import type { Terminal } from './terminal';

const barCells = 24;
/** A terminal line that changes more often than this can't be read and costs time to draw. */
const leastMsBetweenDraws = 100;
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
  #drawn = -Infinity;
  #lineLength = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly epochs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  show(event: RunEvent): void {
    if (event.kind === 'phase') this.#showPhase(event.phase, event.detail);
    if (event.kind === 'epoch' && event.report.epoch > 0) this.#showEpoch(event.report);
    if (event.kind === 'ended' || event.kind === 'failed') this.clear();
  }

  /** Leaves the line to what is written next. */
  clear(): void {
    if (this.terminal.columns === null || this.#lineLength === 0) return;
    this.terminal.error(`\r${' '.repeat(this.#lineLength)}\r`);
    this.#lineLength = 0;
  }

  #showPhase(phase: RunPhase, detail: string | undefined): void {
    if (this.terminal.columns === null || phase === 'training') return;
    this.#draw(
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
    if (this.now() - this.#drawn < leastMsBetweenDraws && epoch < this.epochs) return;
    const full = Math.round((epoch / this.epochs) * barCells);
    const bar = '█'.repeat(full) + '░'.repeat(barCells - full);
    this.#draw(`${bar} epoch ${epoch} of ${this.epochs}  ${epochWords(report)}`);
  }

  #draw(line: string): void {
    const fitting = line.slice(0, Math.max(0, (this.terminal.columns ?? 0) - 1));
    this.terminal.error(`\r${fitting.padEnd(this.#lineLength)}`);
    this.#lineLength = fitting.length;
    this.#drawn = this.now();
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
