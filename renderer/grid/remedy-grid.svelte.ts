import type { Experiment } from '../../shared/experiment/experiment';
import { sameRemedies } from '../../shared/experiment/remedies';
import { gridToggles } from '../../shared/remedies/remedy-grid';
import type { GridRunOrder } from '../../shared/messages/grid-news';
import type { GridToggle } from '../../shared/remedies/remedy-grid';
import type { DataOverview } from '../lab/data-overview.svelte';
import type { ExperimentDocument } from '../lab/experiment-document.svelte';
import type { MainProcess } from '../lab/main-process';
import type { Preferences } from '../lab/preferences.svelte';
import { gridPlan } from './grid-plan';
import type { GridChoice, GridPlan } from './grid-plan';
import { combinationResult } from './grid-result';
import type { CombinationResult } from './grid-result';
import { GridRun } from './grid-run.svelte';

interface Context {
  readonly mainProcess: MainProcess;
  readonly document: Pick<ExperimentDocument, 'experiment' | 'file'>;
  readonly data: Pick<DataOverview, 'shape'>;
  readonly preferences: Pick<Preferences, 'device'>;
  readonly now?: () => number;
}

/** So many seeds are offered; the whole grid then is 160 runs. */
export const seedChoices = [1, 2, 3, 5, 10] as const;

/** The remedy grid: what is chosen, the runs of the grid that was trained last, and how far they are. */
export class RemedyGrid {
  readonly #context: Context;
  readonly #now: () => number;
  #choice = $state.raw<GridChoice>({ toggles: gridToggles, seeds: 1 });
  #trained = $state.raw<GridPlan | null>(null);
  #runs = $state.raw<readonly GridRun[]>([]);
  #selected = $state.raw(0);
  #isStopping = $state.raw(false);
  #startedAt = 0;
  #seconds = $state.raw(0);
  /** The experiment of which an earlier grid was asked for last. */
  #asked: Experiment | null = null;
  /** Counted, so that late news of the grid before are known as such. */
  #number = 0;

  readonly #planned = $derived.by(() => {
    const { data, document } = this.#context;
    return data.shape === null ? null : gridPlan(document.experiment, this.#choice, data.shape);
  });
  readonly #results = $derived.by((): readonly CombinationResult[] =>
    (this.#trained?.combinations ?? []).map((combination) =>
      combinationResult(combination, this.#runs),
    ),
  );
  readonly #ended = $derived.by(() => this.#runs.filter((run) => run.hasEnded).length);

  constructor(context: Context) {
    this.#context = context;
    this.#now = context.now ?? (() => performance.now());
    context.mainProcess.on('grid:news', ({ grid, news }) => {
      if (grid !== this.#number) return;
      for (const one of news) this.#runs[one.place]?.hear(one);
      this.#seconds = (this.#now() - this.#startedAt) / 1000;
    });
  }

  get choice(): GridChoice {
    return this.#choice;
  }

  /** What Train would train now; null without data. */
  get planned(): GridPlan | null {
    return this.#planned;
  }

  /** What the pictures show; null before the first grid. */
  get trained(): GridPlan | null {
    return this.#trained;
  }

  get runs(): readonly GridRun[] {
    return this.#runs;
  }

  /** Row by row; empty before the first grid. */
  get results(): readonly CombinationResult[] {
    return this.#results;
  }

  /** Place of the combination that is looked at. */
  get selected(): number {
    return this.#selected;
  }

  select(place: number): void {
    this.#selected = place;
  }

  get isActive(): boolean {
    return this.#ended < this.#runs.length;
  }

  get isStopping(): boolean {
    return this.#isStopping && this.isActive;
  }

  /** Runs that have ended. */
  get ended(): number {
    return this.#ended;
  }

  /** How far all runs are together, from 0 to 1. */
  get share(): number {
    const epochs = this.#trained?.experiment.training.epochs ?? 0;
    const behind = this.#runs.reduce((sum, run) => sum + (run.hasEnded ? epochs : run.epoch), 0);
    return this.#runs.length * epochs === 0 ? 0 : behind / (this.#runs.length * epochs);
  }

  /** Since the start, as of the newest news. */
  get seconds(): number {
    return this.#seconds;
  }

  /** null while there is too little to judge by. */
  get secondsLeft(): number | null {
    const { share } = this;
    return share < 0.05 || !this.isActive ? null : (this.#seconds * (1 - share)) / share;
  }

  /** The experiment is not any more what the pictures show, in more than the remedies that they vary. */
  get isOutdated(): boolean {
    const trained = this.#trained;
    if (trained === null) return false;
    const now = this.#context.document.experiment;
    const { experiment, choice } = trained;
    return (
      now.network !== experiment.network ||
      now.training !== experiment.training ||
      now.data !== experiment.data ||
      now.seed !== experiment.seed ||
      !sameApartFrom(choice.toggles, now, experiment)
    );
  }

  /** The last chosen remedy stays: without one there is nothing to compare. */
  toggle(toggle: GridToggle): void {
    const { toggles } = this.#choice;
    const others = toggles.filter((chosen) => chosen !== toggle);
    if (others.length < toggles.length && others.length === 0) return;
    const next = others.length < toggles.length ? others : [...toggles, toggle];
    this.#choice = { ...this.#choice, toggles: next };
  }

  chooseSeeds(seeds: number): void {
    this.#choice = { ...this.#choice, seeds };
  }

  start(): void {
    const plan = this.#planned;
    if (plan === null) return;
    const { mainProcess, document, preferences } = this.#context;
    const { experiment, order } = plan;
    this.#number += 1;
    this.#trained = plan;
    this.#runs = order.map((run) => new GridRun(run));
    this.#isStopping = false;
    this.#startedAt = this.#now();
    this.#seconds = 0;
    void mainProcess.request('grid:start', {
      grid: this.#number,
      experiment,
      file: document.file,
      device: preferences.device,
      runs: numbered(plan),
    });
  }

  /**
   * Shows the grid that was trained of this very experiment before, at an earlier start. Call it in an effect: it asks once
   * for every state of the experiment, as long as there is no grid to show.
   */
  async recall(): Promise<void> {
    const { mainProcess, document, data } = this.#context;
    const [{ experiment }, shape] = [document, data.shape];
    if (this.#trained !== null || shape === null || this.#asked === experiment) return;
    this.#asked = experiment;
    const number = this.#number;
    const kept = await mainProcess.request('grid:recall', { experiment });
    // Meanwhile a grid may have been trained, or the experiment edited.
    if (kept === null || this.#number !== number || document.experiment !== experiment) return;
    const plan = gridPlan(experiment, choiceOf(kept.orders), shape);
    if (!isSameOrder(plan.order, kept.orders)) return;
    this.#number += 1;
    this.#choice = plan.choice;
    this.#trained = plan;
    this.#runs = plan.order.map((run) => new GridRun(run));
    for (const one of kept.news) this.#runs[one.place]?.hear(one);
    // The program was ended under them.
    this.#runs.forEach((run, place) => {
      if (!run.hasEnded) run.hear({ place, kind: 'dropped' });
    });
  }

  stop(): void {
    this.#isStopping = true;
    void this.#context.mainProcess.request('grid:stop', null);
  }

  /** Another experiment was opened. */
  forget(): void {
    if (this.isActive) this.stop();
    this.#number += 1;
    this.#trained = null;
    this.#runs = [];
  }
}

/** What was chosen, as far as it made a difference. */
function choiceOf(orders: readonly GridRunOrder[]): GridChoice {
  const different = (read: (order: GridRunOrder) => unknown) => new Set(orders.map(read)).size;
  const toggles = gridToggles.filter((toggle) => different(({ remedies }) => remedies[toggle]) > 1);
  return { toggles, seeds: different(({ seed }) => seed) };
}

function isSameOrder(one: readonly GridRunOrder[], other: readonly GridRunOrder[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ remedies, seed }, place) => {
      const same = other[place];
      return seed === same?.seed && sameRemedies(remedies, same.remedies);
    })
  );
}

/** Shapes are long texts that only have to be told apart. */
function numbered({ order }: GridPlan) {
  const numbers = new Map<string, string>();
  return order.map((run) => {
    const shape = numbers.get(run.shape) ?? String(numbers.size);
    numbers.set(run.shape, shape);
    return { ...run, shape };
  });
}

function sameApartFrom(
  toggles: readonly GridToggle[],
  { remedies: one }: Experiment,
  { remedies: other }: Experiment,
): boolean {
  const varied = Object.fromEntries(toggles.map((toggle) => [toggle, false]));
  return JSON.stringify({ ...one, ...varied }) === JSON.stringify({ ...other, ...varied });
}
