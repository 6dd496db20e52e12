import type { Experiment } from '../../../shared/experiment/experiment';
import { experimentKey } from '../../../shared/experiment/experiment-key';
import { noRemedies } from '../../../shared/experiment/remedies';
import type {
  EngineCommand,
  NamedWeights,
  RunOptions,
} from '../../../shared/messages/engine-messages';
import type { GridNews, GridRunOrder, RecalledGrid } from '../../../shared/messages/grid-news';
import type { RereadRun, RunExportForm } from '../../../shared/messages/requests';
import type { Problem, Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import type { EpochRange } from '../../../shared/signals/epoch-range';
import type { EpochReport, RunEvent } from '../../../shared/signals/run-report';
import type { SignalName } from '../../../shared/signals/signal';
import { signalsTableParts } from '../../export/signals-table';
import { wholeRunParts } from '../../export/whole-run';
import { RunDatabase } from '../../runs/run-database';
import { RunKeeper } from '../../runs/run-keeper';

type Reports = readonly EpochReport[];

export interface RunRecordingOptions {
  /** Asked for when a run has ended, before the engine is told anything else. */
  readonly readWeights: (run: string) => Promise<readonly NamedWeights[] | null>;
  readonly onProblem: (problem: Problem) => void;
}

/** Keeps the window's runs in the user's database, those of a grid too: hears what is sent to engines and what comes back. */
export class RunRecording {
  #database: RunDatabase | null = null;
  #keeper: RunKeeper | null = null;

  constructor(private readonly options: RunRecordingOptions) {}

  /** Until the database is open, and where it cannot be opened, runs train without being kept. */
  async open(folder: string): Promise<void> {
    const opened = await RunDatabase.open(folder);
    if (!opened.ok) {
      this.options.onProblem(opened.problems[0]);
      return;
    }
    this.#database = opened.value;
    this.#keeper = new RunKeeper(opened.value, { onProblem: this.options.onProblem });
  }

  sent(command: EngineCommand): void {
    if (command.kind === 'start') this.begin(command.run, command.options);
  }

  heard(run: string, event: RunEvent): void {
    this.hear(run, event);
    if (event.kind === 'ended') void this.#keepWeights(run);
  }

  begin(run: string, { experiment, folder }: Pick<RunOptions, 'experiment' | 'folder'>): void {
    this.#keeper?.begin(run, experiment, folder);
  }

  hear(run: string, event: RunEvent): void {
    this.#keeper?.hear(run, event);
  }

  async keepWeights(run: string, weights: readonly NamedWeights[] | null): Promise<void> {
    await this.#keeper?.keepWeights(run, weights);
  }

  /** A run that has ended, as it was kept. */
  read(run: string): Result<RereadRun> {
    const kept = this.#database?.find(run) ?? null;
    if (kept === null) return fail(notKept);
    const { description, totals, problem } = kept;
    if (problem !== null) return fail(problem);
    if (description === null || totals === null) return fail(hasNotEnded);
    const { reports } = this.#database?.epochs(run) ?? { reports: null };
    return reports === null ? fail(signalsDropped) : succeed({ description, reports, totals });
  }

  /** What it is varied from, and its runs in order. */
  beginGrid(id: string, experiment: Experiment, orders: readonly GridRunOrder[]): void {
    this.#attempt((database) => database.grids.begin(id, Date.now(), { experiment, orders }));
  }

  /** news: all that the window was told of the run. */
  endGridRun(grid: string, place: number, news: readonly GridNews[]): void {
    this.#attempt((database) => database.grids.endRun(grid, place, news));
  }

  /** The grid that was trained last of this very experiment; null: none was kept. */
  recallGrid(experiment: Experiment): RecalledGrid | null {
    const wanted = withoutRemedies(experiment);
    const fits = (kept: Experiment) => withoutRemedies(kept) === wanted;
    return this.#database?.grids.find(fits) ?? null;
  }

  /** The reports of a run from one epoch to another, with the named signals or (null) all, without histograms. */
  epochs(run: string, range: EpochRange, signals: readonly SignalName[] | null): Result<Reports> {
    const parts = this.#parts(run, range);
    if (!parts.ok) return parts;
    return succeed([...parts.value.parts].flat().map((report) => withSignals(report, signals)));
  }

  /** All that a run reported so far, as the parts of a file. */
  exported(run: string, name: string, form: RunExportForm): Result<Iterable<string>> {
    const whole = this.#parts(run, { from: 0, to: Infinity });
    if (!whole.ok) return whole;
    const { description, parts } = whole.value;
    return succeed(
      form === 'signals'
        ? signalsTableParts(description, parts)
        : wholeRunParts(name, description, parts),
    );
  }

  /** Also of a run in progress: what waits to be written is written first. */
  #parts(run: string, { from, to }: EpochRange) {
    this.#keeper?.flush();
    const description = this.#database?.find(run)?.description ?? null;
    if (this.#database === null || description === null) return fail(notKept);
    return succeed({ description, parts: this.#database.reports(run, from, to) });
  }

  close(): void {
    this.#keeper?.flush();
    this.#keeper = null;
    this.#database?.close();
    this.#database = null;
  }

  /** What cannot be written is lost; training goes on all the same. */
  #attempt(write: (database: RunDatabase) => void): void {
    try {
      if (this.#database !== null) write(this.#database);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.options.onProblem({ code: 'grid-not-kept', message: `The grid is not kept: ${reason}` });
    }
  }

  async #keepWeights(run: string): Promise<void> {
    await this.keepWeights(run, await this.options.readWeights(run));
  }
}

function withSignals(
  { histograms: _, ...report }: EpochReport,
  wanted: readonly SignalName[] | null,
): EpochReport {
  if (wanted === null) return report;
  const signals = Object.fromEntries(wanted.map((name) => [name, report.signals[name] ?? []]));
  return { ...report, signals };
}

/** What two experiments have in common that differ in remedies alone, and in what changes no run. */
function withoutRemedies(experiment: Experiment): string {
  return experimentKey({ ...experiment, remedies: noRemedies });
}

const notKept: Problem = {
  code: 'run-not-kept',
  message: 'This run was not kept.',
  hint: 'Train it again.',
};

const hasNotEnded: Problem = {
  code: 'run-not-ended',
  message: 'This run has not trained to its end.',
  hint: 'Train it again.',
};

const signalsDropped: Problem = {
  code: 'signals-dropped',
  message: 'This run is old: its losses are kept, its signals are not any more.',
  hint: 'Train it again.',
};
