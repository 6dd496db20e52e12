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
import { RunningDiagnosis } from '../../shared/diagnosis/running-diagnosis';
import type { RunningVerdict } from '../../shared/diagnosis/running-diagnosis';
import { HistogramHistory, withoutHistograms } from './histogram-history.svelte';
import { ReportHistory, withCloserLook } from './report-history';
import type { KeptReport } from './report-history';
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

const noReports: readonly EpochReport[] = [];

/**
 * One run as the window knows it: of a long one not every report, so that its memory stays what it is. Reports are plain
 * data: every batch of events replaces the reference of `kept`, so readers react once a batch and never pay for a deep
 * proxy.
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
  readonly #history = new ReportHistory();
  #thinned = $state.raw<readonly KeptReport[]>([]);
  #closer = $state.raw(noReports);
  readonly #kept = $derived(withCloserLook(this.#thinned, this.#closer));
  readonly #reports = $derived(this.#kept.map(({ report }) => report));
  #diagnosis: RunningDiagnosis | null = null;
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

  /**
   * In order of the epochs; the first one is epoch 0, the state before training. Of a long run those of some epochs are
   * missing: always here are epoch 0, epoch 1 and the newest.
   */
  get reports(): readonly EpochReport[] {
    return this.#reports;
  }

  /** The reports, with the extremes of those that are missing. */
  get kept(): readonly KeptReport[] {
    return this.#kept;
  }

  get newest(): EpochReport | null {
    return this.#thinned[this.#thinned.length - 1]?.report ?? null;
  }

  /** No report from the one epoch to the other is missing. */
  isWhole(from: number, to: number): boolean {
    const last = Math.min(to, this.epoch);
    const here = this.#reports.filter(({ epoch }) => epoch >= from && epoch <= last).length;
    return here >= last - from + 1;
  }

  /** Takes in reports that were missing, in order of their epochs and without a gap, until others are looked at. */
  lookCloser(reports: readonly EpochReport[]): void {
    this.#closer = reports;
  }

  lookAway(): void {
    this.#closer = noReports;
  }

  /** null before the first report. */
  verdict(): RunningVerdict | null {
    return this.newest === null ? null : (this.#diagnosis?.verdict(this.#totals !== null) ?? null);
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
    void this.#thinned;
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
          this.#describe(event.description);
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
    if (reports.length > 0) this.#receiveReports(reports);
  }

  #describe(description: RunDescription): void {
    this.#description = description;
    this.#diagnosis ??= new RunningDiagnosis(this.experiment, description);
  }

  #receiveReports(reports: readonly EpochReport[]): void {
    this.histograms.receive(reports);
    const numbers = reports.map(withoutHistograms);
    this.#diagnosis?.hear(numbers);
    this.#history.receive(numbers);
    this.#thinned = this.#history.kept;
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

  #enter(stage: RunStage): void {
    this.#stage = stage;
    if (stage === 'training') this.#stopwatch.start();
    else this.#stopwatch.stop();
  }
}
