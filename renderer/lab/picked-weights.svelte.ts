import type { WeightTrace } from '../../shared/signals/run-report';

/** More lines are not told apart; then the one that was picked first is let go of. */
const mostPicks = 24;

/** Single weights that the user wants to be followed, as long as the experiment is open. */
export class PickedWeights {
  #all = $state.raw<readonly WeightTrace[]>([]);

  /** In the order in which they were picked. */
  get all(): readonly WeightTrace[] {
    return this.#all;
  }

  has(weight: WeightTrace): boolean {
    return this.#all.some((other) => isSameWeight(other, weight));
  }

  /** Picks it, or lets go of it. */
  toggle(weight: WeightTrace): void {
    const others = this.#all.filter((other) => !isSameWeight(other, weight));
    const isPicked = others.length < this.#all.length;
    this.#all = isPicked ? others : [...others, weight].slice(-mostPicks);
  }

  clear(): void {
    this.#all = [];
  }
}

export function isSameWeight(one: WeightTrace, other: WeightTrace): boolean {
  return (
    one.layer === other.layer &&
    one.index.length === other.index.length &&
    one.index.every((place, axis) => place === other.index[axis])
  );
}
