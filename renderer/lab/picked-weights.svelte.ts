import type { WeightTrace } from '../../shared/signals/run-report';
import type { ExperimentMemory } from './experiment-memory';

/** More lines are not told apart; then the one that was picked first is let go of. */
const mostPicks = 24;

/** Single weights that the user wants to be followed, remembered with each experiment. */
export class PickedWeights {
  readonly #memory: ExperimentMemory<readonly WeightTrace[]>;

  constructor(memory: ExperimentMemory<readonly WeightTrace[]>) {
    this.#memory = memory;
  }

  /** In the order in which they were picked. */
  get all(): readonly WeightTrace[] {
    return this.#memory.remembered;
  }

  has(weight: WeightTrace): boolean {
    return this.all.some((other) => isSameWeight(other, weight));
  }

  /** Picks it, or lets go of it. */
  toggle(weight: WeightTrace): void {
    const { all } = this;
    const others = all.filter((other) => !isSameWeight(other, weight));
    const isPicked = others.length < all.length;
    this.#memory.keep(isPicked ? others : [...others, weight].slice(-mostPicks));
  }

  clear(): void {
    this.#memory.keep([]);
  }
}

export function isSameWeight(one: WeightTrace, other: WeightTrace): boolean {
  return (
    one.layer === other.layer &&
    one.index.length === other.index.length &&
    one.index.every((place, axis) => place === other.index[axis])
  );
}
