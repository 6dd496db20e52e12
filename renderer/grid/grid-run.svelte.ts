import type { EpochResult } from '../../shared/diagnosis/run-result';
import type { Verdict } from '../../shared/diagnosis/verdict';
import type { GridNews, GridRunOrder } from '../../shared/messages/grid-news';
import type { Problem } from '../../shared/problems/problem';
import type { RunOutcome } from '../../shared/signals/run-report';

/** dropped: stopped before its first step. */
export type GridStage = 'waiting' | 'training' | RunOutcome | 'failed' | 'dropped';

/** One run of a grid, as far as its small picture tells. */
export class GridRun {
  readonly order: GridRunOrder;
  #stage = $state.raw<GridStage>('waiting');
  #id = $state.raw<string | null>(null);
  #losses = $state.raw<readonly number[]>([]);
  #noInformationLoss = $state.raw<number | null>(null);
  #deltas = $state.raw<readonly (number | null)[]>([]);
  #verdict = $state.raw<Verdict | null>(null);
  #final = $state.raw<EpochResult | null>(null);
  #problem = $state.raw<Problem | null>(null);

  constructor(order: GridRunOrder) {
    this.order = order;
  }

  get seed(): number {
    return this.order.seed;
  }

  get stage(): GridStage {
    return this.#stage;
  }

  get hasEnded(): boolean {
    return this.#stage !== 'waiting' && this.#stage !== 'training';
  }

  /** The id that it is kept under; null before it begins. */
  get id(): string | null {
    return this.#id;
  }

  /** From epoch 1 on; NaN where none was measured. */
  get losses(): readonly number[] {
    return this.#losses;
  }

  get epoch(): number {
    return this.#losses.length;
  }

  /** Loss of a model that knows only the class frequencies; null before the run is compiled. */
  get noInformationLoss(): number | null {
    return this.#noInformationLoss;
  }

  /** Root mean square of delta at each weight layer before training. */
  get deltas(): readonly (number | null)[] {
    return this.#deltas;
  }

  /** null until it has ended. */
  get verdict(): Verdict | null {
    return this.#verdict;
  }

  /** What its last epoch told; null until it has ended. */
  get final(): EpochResult | null {
    return this.#final;
  }

  /** Why it failed. */
  get problem(): Problem | null {
    return this.#problem;
  }

  hear(news: GridNews): void {
    switch (news.kind) {
      case 'begun':
        this.#id = news.run;
        this.#stage = 'training';
        return;
      case 'described':
        this.#noInformationLoss = news.noInformationLoss;
        this.#deltas = news.deltas;
        return;
      case 'losses':
        this.#losses = [
          ...this.#losses.slice(0, news.from - 1),
          ...news.losses.map((loss) => loss ?? NaN),
        ];
        return;
      case 'ended':
        this.#verdict = news.verdict;
        this.#final = news.final;
        this.#stage = news.outcome;
        return;
      case 'failed':
        this.#problem = news.problem;
        this.#stage = 'failed';
        return;
      case 'dropped':
        this.#stage = 'dropped';
        return;
    }
  }
}
