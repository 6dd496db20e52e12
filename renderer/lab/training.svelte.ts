import { hasOverlays } from './overlay-words';
import type { MainProcess } from './main-process';
import type { Experiment } from '../../shared/experiment/experiment';
import type { WindowEvents } from '../../shared/messages/events';
import type { Preferences } from '../../shared/messages/preferences';
import type { RereadRun } from '../../shared/messages/requests';
import { fail, succeed } from '../../shared/problems/problem';
import type { Problem, Result } from '../../shared/problems/problem';
import type { RunEvent } from '../../shared/signals/run-report';
import type { SnapshotRequest } from '../../shared/snapshots/snapshot-request';
import type { PickedWeights } from './picked-weights.svelte';
import { Run } from './run.svelte';
import { SnapshotWishes } from './snapshot-wishes';
import type { RunOrigin, Trial } from './run.svelte';

type Device = Preferences['device'];
type RunEventBatch = WindowEvents['run:events'];

/** Older runs are let go of, so that a long afternoon does not fill the memory. */
const mostRunsKept = 24;

/**
 * The runs of this sitting: the current one, the one it is compared with, and the verbs that drive
 * them. The engine's truth arrives as events; a verb only asks.
 */
export class Training {
  readonly #mainProcess: MainProcess;
  #runs = $state.raw<readonly Run[]>([]);
  #current = $state.raw<Run | null>(null);
  #picked = $state.raw<Run | 'none' | null>(null);
  #starting = $state.raw(false);
  #started = 0;
  readonly #device: () => Device;
  readonly #wishes: SnapshotWishes;
  /** Followed from the next run on, as far as its network has them. */
  readonly picks: PickedWeights;
  /** Events of runs whose id has not come back yet: they can overtake the answer to run:start. */
  readonly #early = new Map<string, RunEventBatch[]>();
  /** A continued run may get a new id; its events belong to the run that is continued. */
  readonly #runsById = new Map<string, Run>();

  constructor(mainProcess: MainProcess, device: () => Device, picks: PickedWeights) {
    this.#mainProcess = mainProcess;
    this.picks = picks;
    this.#device = device;
    this.#wishes = new SnapshotWishes(mainProcess);
    mainProcess.on('run:events', (batch) => this.#receive(batch));
  }

  /** Oldest first. */
  get runs(): readonly Run[] {
    return this.#runs;
  }

  get current(): Run | null {
    return this.#current;
  }

  /** What the current run is compared with: the user's pick, what it was tried against, else the last run without overlays. */
  get baseline(): Run | null {
    if (this.#picked === 'none') return null;
    if (this.#picked !== null) return this.#picked === this.#current ? null : this.#picked;
    const against = this.#runs.find(({ id }) => id === this.#current?.trial?.against);
    if (against !== undefined) return against;
    const plain = this.#runs.filter((run) => !hasOverlays(run.remedies) && !run.isAside);
    const last = plain[plain.length - 1] ?? null;
    return last === this.#current ? null : last;
  }

  /** True while a run is asked for or at work. */
  get isActive(): boolean {
    return this.#starting || (this.#current?.isActive ?? false);
  }

  get hasRun(): boolean {
    return this.#current !== null;
  }

  /** null: compare with nothing; 'automatic': the last run without overlays. */
  compareWith(run: Run | null | 'automatic'): void {
    this.#picked = run === 'automatic' ? null : (run ?? 'none');
  }

  /** A run at work is stopped and kept by the main process. */
  async start(experiment: Experiment, file: string | null, trial?: Trial): Promise<Result<Run>> {
    this.#starting = true;
    try {
      const answer = await this.#mainProcess.request('run:start', {
        experiment,
        file,
        device: this.#device(),
        picks: this.picks.all,
      });
      if (!answer.ok) return answer;
      const origin = { id: answer.value.run, experiment };
      return succeed(this.#begin(trial === undefined ? origin : { ...origin, trial }));
    } finally {
      this.#starting = false;
    }
  }

  /**
   * Shows a run that was trained elsewhere and kept, as if it had been trained here: one that is known already as it is,
   * another as `read` gives it. While a run is at work nothing takes its place.
   */
  async show(
    id: string,
    experiment: Experiment,
    read: () => Promise<Result<RereadRun>>,
  ): Promise<Result<Run>> {
    if (this.isActive) return fail(runInProgress);
    const known = this.#showKnown(id);
    if (known !== null) return succeed(known);
    const answer = await read();
    return answer.ok ? this.#showReread({ id, experiment }, answer.value) : answer;
  }

  /** Another experiment was opened: its runs start at 1 again. */
  forgetAll(): void {
    if (this.isActive) void this.stop();
    this.#runs = [];
    this.#current = null;
    this.#picked = null;
    this.#started = 0;
    this.#runsById.clear();
  }

  async pause(): Promise<void> {
    await this.#mainProcess.request('run:pause', null);
  }

  async resume(): Promise<void> {
    await this.#mainProcess.request('run:resume', null);
  }

  async stop(): Promise<void> {
    await this.#mainProcess.request('run:stop', null);
  }

  /** Snapshots come of every run from now on, until the answer is called. */
  watch(request: SnapshotRequest): () => void {
    return this.#wishes.want(request);
  }

  /** Trains the current run for more epochs from where it ended. */
  async continueFor(epochs: number): Promise<Result<Run>> {
    const run = this.#current;
    if (run === null) {
      return fail({ code: 'no-run', message: 'There is no run to continue yet.' });
    }
    // Before the request: the first events can overtake its answer.
    const takeBack = run.extend(epochs);
    const answer = await this.#mainProcess.request('run:continue', { epochs });
    if (!answer.ok) {
      takeBack();
      return answer;
    }
    this.#know(answer.value.run, run);
    return succeed(run);
  }

  async setPace(epochsPerSecond: number | null): Promise<void> {
    await this.#mainProcess.request('run:pace', { epochsPerSecond });
  }

  #showKnown(id: string): Run | null {
    const known = this.#runs.find((run) => run.id === id);
    if (known === undefined) return null;
    this.#current = known;
    return known;
  }

  /** Meanwhile a run may have been started, or the same one asked for again, as by a double click, and shown. */
  #showReread(origin: Omit<RunOrigin, 'number'>, reread: RereadRun): Result<Run> {
    if (this.isActive) return fail(runInProgress);
    const known = this.#showKnown(origin.id);
    if (known !== null) return succeed(known);
    const run = this.#begin({ ...origin, isReread: true });
    run.receive(eventsOf(reread));
    return succeed(run);
  }

  #begin(origin: Omit<RunOrigin, 'number'>): Run {
    this.#started += 1;
    const run = new Run({ ...origin, number: this.#started });
    this.#current = run;
    this.#keepLatest([...this.#runs, run]);
    this.#know(origin.id, run);
    return run;
  }

  #know(id: string, run: Run): void {
    this.#runsById.set(id, run);
    const early = this.#early.get(id);
    this.#early.clear();
    for (const batch of early ?? []) run.receive(batch.events, batch.snapshots);
  }

  #receive(batch: RunEventBatch): void {
    const run = this.#runsById.get(batch.run);
    if (run !== undefined) run.receive(batch.events, batch.snapshots);
    else this.#early.set(batch.run, [...(this.#early.get(batch.run) ?? []), batch]);
  }

  #keepLatest(runs: readonly Run[]): void {
    const baseline = this.baseline;
    const surplus = runs.length - mostRunsKept;
    this.#runs = runs.filter((run, index) => index >= surplus || run === baseline);
    for (const [id, run] of this.#runsById) {
      if (!this.#runs.includes(run)) this.#runsById.delete(id);
    }
  }
}

function eventsOf({ description, reports, totals }: RereadRun): readonly RunEvent[] {
  return [
    { kind: 'described', description },
    ...reports.map((report): RunEvent => ({ kind: 'epoch', report })),
    { kind: 'ended', totals },
  ];
}

const runInProgress: Problem = {
  code: 'run-in-progress',
  message: 'A run is in progress.',
  hint: 'Stop it, or let it end, to look at another one.',
};
