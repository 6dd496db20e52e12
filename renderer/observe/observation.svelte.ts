import { ChartPointer } from './chart-pointer.svelte';
import type { EpochRange } from '../../shared/signals/epoch-range';
import type { PickedWeights } from '../lab/picked-weights.svelte';
import type { Run } from '../lab/run.svelte';
import type { EpochReport } from '../../shared/signals/run-report';
import type { SnapshotRequest } from '../../shared/snapshots/snapshot-request';

/** The runs that charts and meters look at; `Training` is one. */
export interface ObservedRuns {
  /** Oldest first. */
  readonly runs: readonly Run[];
  readonly current: Run | null;
  /** What the current run is compared with. */
  readonly baseline: Run | null;
  /** Single weights that are followed. */
  readonly picks: PickedWeights;
  compareWith(run: Run | null | 'automatic'): void;
  watch(request: SnapshotRequest): () => void;
}

/** A choice that holds for one run and is forgotten when another takes its place. */
interface ForRun<Choice> {
  readonly run: Run;
  readonly choice: Choice;
}

/**
 * Where people look: the scrubbed epoch, the zoomed range and the crosshair, shared by every epoch chart
 * and the canvas meters. A new run starts live and unzoomed.
 */
export class Observation {
  readonly pointer = new ChartPointer();
  readonly #runs: ObservedRuns;
  #scrubbed = $state.raw<ForRun<number> | null>(null);
  #zoomed = $state.raw<ForRun<EpochRange> | null>(null);
  #crosshair = $state.raw<number | null>(null);
  #layer = $state.raw<string | null>(null);
  #wantsDifference = $state.raw(false);

  constructor(runs: ObservedRuns) {
    this.#runs = runs;
  }

  /** Single weights that are followed from the next run on. */
  get picks(): PickedWeights {
    return this.#runs.picks;
  }

  get run(): Run | null {
    return this.#runs.current;
  }

  get baseline(): Run | null {
    return this.#runs.baseline;
  }

  /** Runs that the current one can be compared with: all others that reported something. */
  get comparable(): readonly Run[] {
    return this.#runs.runs.filter((run) => run !== this.run && run.description !== null);
  }

  /** Charts of losses and layers show what the two runs differ by, not both of them. */
  get showsDifference(): boolean {
    return this.#wantsDifference && this.baseline !== null;
  }

  /** null: with nothing. */
  compareWith(run: Run | null, asDifference = false): void {
    this.#wantsDifference = asDifference;
    this.#runs.compareWith(run);
  }

  /** Snapshots come of every run from now on, until the answer is called. */
  watch(request: SnapshotRequest): () => void {
    return this.#runs.watch(request);
  }

  /** The shown epoch: the scrubbed one, else the newest; 0 before training. */
  get epoch(): number {
    return this.#held(this.#scrubbed) ?? this.newest;
  }

  get newest(): number {
    return this.run?.epoch ?? 0;
  }

  /** True while the shown epoch follows the newest one. */
  get isLive(): boolean {
    return this.#held(this.#scrubbed) === null;
  }

  /** What the current run reported at the shown epoch; null before its first report. */
  get report(): EpochReport | null {
    return reportAt(this.run, this.epoch);
  }

  /** The last epoch that the axes must hold; null before any run. */
  get lastEpoch(): number | null {
    if (this.run === null) return null;
    return Math.max(1, this.run.epochsPlanned, this.run.epoch, this.baseline?.epoch ?? 0);
  }

  get isZoomed(): boolean {
    return this.#held(this.#zoomed) !== null;
  }

  /** Epochs on the axes: the zoomed range, else everything. */
  get range(): EpochRange {
    return this.#held(this.#zoomed) ?? { from: 0, to: this.lastEpoch ?? 1 };
  }

  /** The weight layer that charts of one layer show: the chosen one where the run has it, else its first; null before a run. */
  get layer(): string | null {
    const layers = this.run?.description?.layers ?? [];
    const chosen = layers.find(({ id }) => id === this.#layer) ?? layers[0];
    return chosen?.id ?? null;
  }

  showLayer(layer: string): void {
    this.#layer = layer;
  }

  /** The epoch under the pointer in any epoch chart. */
  get crosshair(): number | null {
    return this.#crosshair;
  }

  scrubTo(epoch: number): void {
    if (this.run === null) return;
    const reached = Math.min(Math.max(0, Math.round(epoch)), this.newest);
    this.#scrubbed = reached === this.newest ? null : { run: this.run, choice: reached };
  }

  followNewest(): void {
    this.#scrubbed = null;
  }

  /** Ranges narrower than one epoch are left alone. */
  zoomTo(range: EpochRange): void {
    if (this.run === null) return;
    const from = Math.max(0, Math.round(Math.min(range.from, range.to)));
    const to = Math.min(this.lastEpoch ?? 1, Math.round(Math.max(range.from, range.to)));
    if (to > from) this.#zoomed = { run: this.run, choice: { from, to } };
  }

  resetZoom(): void {
    this.#zoomed = null;
  }

  pointAt(epoch: number | null): void {
    this.#crosshair = epoch;
  }

  #held<Choice>(kept: ForRun<Choice> | null): Choice | null {
    return kept !== null && kept.run === this.run ? kept.choice : null;
  }
}

/** The report of an epoch, or the newest one before it. Reports are in order of their epochs. */
function reportAt(run: Run | null, epoch: number): EpochReport | null {
  const reports = run?.reports ?? [];
  const direct = reports[epoch];
  if (direct?.epoch === epoch) return direct;
  for (let index = reports.length - 1; index >= 0; index -= 1) {
    const report = reports[index];
    if (report !== undefined && report.epoch <= epoch) return report;
  }
  return null;
}
