import type { Experiment } from '../../shared/experiment/experiment';
import type { Problem } from '../../shared/problems/problem';
import type {
  EpochReport,
  RunDescription,
  RunEvent,
  RunOutcome,
  RunPhase,
  RunTotals,
} from '../../shared/signals/run-report';
import type { Snapshot } from '../../shared/snapshots/snapshot';
import { HistogramHistory, withoutHistograms } from './histogram-history.svelte';
import { SnapshotHistory } from './snapshot-history.svelte';
import { Stopwatch } from './stopwatch';

/** Where a run stands: asked for, at work, or how it ended. */
export type RunStage = 'starting' | RunPhase | RunOutcome | 'failed';

/** What a run is made from and how it is called. */
export interface RunOrigin {
  readonly id: string;
  /** Counted from 1 in the order in which runs were started; people read it as "run 1". */
  readonly number: number;
  /** As it was when the run started, overlays in `remedies`. */
  readonly experiment: Experiment;
  readonly trial?: Trial;
  /** It was trained elsewhere and read again: no engine has it in memory. */
  readonly isReread?: boolean;
}

/** A change that is tried beside the document. */
export interface Trial {
  /** "Learning rate 0.1 → 0.05" */
  readonly title: string;
  /** JSON merge patch on the experiment. */
  readonly edit: Readonly<Record<string, unknown>>;
  /** Id of the run that it is to do better than. */
  readonly against: string | null;
}

/**
 * One run as the window knows it. Reports are plain data that only grow: every batch of events replaces
 * the reference of `reports`, so readers react once a batch and never pay for a deep proxy.
 */
export class Run {
  readonly id: string;
  readonly number: number;
  readonly experiment: Experiment;
  readonly remedies: Experiment['remedies'];
  /** null: what the document said when it started. */
  readonly trial: Trial | null;
  /** What was seen of its network. */
  readonly snapshots = new SnapshotHistory();
  readonly histograms = new HistogramHistory();

  readonly isReread: boolean;

  #stage = $state.raw<RunStage>('starting');
  #detail = $state.raw<string | null>(null);
  #description = $state.raw<RunDescription | null>(null);
  #reports = $state.raw<readonly EpochReport[]>([]);
  #totals = $state.raw<RunTotals | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #epochsPlanned = $state.raw(0);
  #isKept = $state.raw(false);
  readonly #stopwatch: Stopwatch;

  constructor(origin: RunOrigin, now: () => number = () => performance.now()) {
    this.id = origin.id;
    this.number = origin.number;
    this.experiment = origin.experiment;
    this.remedies = origin.experiment.remedies;
    this.trial = origin.trial ?? null;
    this.isReread = origin.isReread ?? false;
    this.#epochsPlanned = origin.experiment.training.epochs;
    this.#stopwatch = new Stopwatch(now);
  }

  /** "run 1", as people read it on charts and in menus. */
  get name(): string {
    return `run ${this.number}`;
  }

  get phase(): RunStage {
    return this.#stage;
  }

  /** What the phase is busy with, in words; null where there is nothing to add. */
  get detail(): string | null {
    return this.#detail;
  }

  /** null until the run is compiled. */
  get description(): RunDescription | null {
    return this.#description;
  }

  /** In order of the epochs; the first one is epoch 0, the state before training. */
  get reports(): readonly EpochReport[] {
    return this.#reports;
  }

  get newest(): EpochReport | null {
    return this.#reports[this.#reports.length - 1] ?? null;
  }

  /** Last epoch that was trained; 0 before the first one ended. */
  get epoch(): number {
    return this.newest?.epoch ?? 0;
  }

  /** Epochs that the run is to reach: the experiment's and those added by continuing. */
  get epochsPlanned(): number {
    return this.#epochsPlanned;
  }

  get totals(): RunTotals | null {
    return this.#totals;
  }

  /** Why the run failed, or where the first non-finite value was seen. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /** Its change is not in the document. */
  get isAside(): boolean {
    return this.trial !== null && !this.#isKept;
  }

  /** Its change was taken into the document. */
  keep(): void {
    this.#isKept = true;
  }

  get isActive(): boolean {
    switch (this.#stage) {
      case 'starting':
      case 'loading-data':
      case 'compiling':
      case 'training':
      case 'paused':
        return true;
      case 'finished':
      case 'stopped':
      case 'diverged':
      case 'failed':
        return false;
    }
  }

  get canContinue(): boolean {
    return !this.isReread && (this.#stage === 'finished' || this.#stage === 'stopped');
  }

  /** Seconds spent training, pauses excluded, as of the newest event. */
  get seconds(): number {
    void this.#stage;
    void this.#reports;
    return this.#stopwatch.seconds;
  }

  receive(events: readonly RunEvent[], snapshots: readonly Snapshot[] = []): void {
    this.snapshots.receive(snapshots);
    const reports: EpochReport[] = [];
    for (const event of events) {
      switch (event.kind) {
        case 'phase':
          this.#enter(event.phase);
          this.#detail = event.detail ?? null;
          break;
        case 'described':
          this.#description = event.description;
          break;
        case 'epoch':
          reports.push(event.report);
          break;
        case 'ended':
          this.#totals = event.totals;
          this.#problem = event.totals.problem ?? null;
          this.#enter(event.totals.outcome);
          break;
        case 'failed':
          this.#problem = event.problem;
          this.#enter('failed');
          break;
      }
    }
    if (reports.length === 0) return;
    this.histograms.receive(reports);
    this.#append(reports.map(withoutHistograms));
  }

  /** The run goes on from where it ended. Call the answer where that was refused. */
  extend(epochs: number): () => void {
    const [planned, totals, stage] = [this.#epochsPlanned, this.#totals, this.#stage];
    this.#epochsPlanned = this.epoch + epochs;
    this.#totals = null;
    this.#enter('starting');
    return () => {
      this.#epochsPlanned = planned;
      this.#totals = totals;
      this.#enter(stage);
    };
  }

  /** An epoch that is told again (epoch 0 of a continued run) replaces what was known of it. */
  #append(reports: readonly EpochReport[]): void {
    const first = reports[0];
    if (first === undefined) return;
    const kept = this.#reports.filter((report) => report.epoch < first.epoch);
    this.#reports = [...kept, ...reports];
  }

  #enter(stage: RunStage): void {
    this.#stage = stage;
    if (stage === 'training') this.#stopwatch.start();
    else this.#stopwatch.stop();
  }
}
