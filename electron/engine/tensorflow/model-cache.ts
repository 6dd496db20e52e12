import type { NativeModel } from './native-model';
import type { TrainingGraph } from './training-graph';

export interface LoadedGraph {
  readonly graph: TrainingGraph;
  readonly model: NativeModel;
}

/** Enough for the paired runs of one experiment; each holds its variables and data in memory. */
const kept = 4;

/**
 * Graphs that no session uses at the moment, so that the next run of the same shape starts without compiling.
 * Two sessions never share one: its variables are theirs alone while they last.
 */
export class ModelCache {
  readonly #idle = new Map<string, LoadedGraph>();

  /** Takes an idle graph out, or makes one. */
  take(key: string, load: () => LoadedGraph): LoadedGraph {
    const idle = this.#idle.get(key);
    this.#idle.delete(key);
    return idle ?? load();
  }

  /** Puts a graph back; the one that has been idle longest goes when there are too many. */
  giveBack(key: string, loaded: LoadedGraph): void {
    this.#idle.get(key)?.model.close();
    this.#idle.delete(key);
    this.#idle.set(key, loaded);
    const [oldest] = this.#idle;
    if (this.#idle.size <= kept || oldest === undefined) return;
    this.#idle.delete(oldest[0]);
    oldest[1].model.close();
  }

  clear(): void {
    for (const { model } of this.#idle.values()) model.close();
    this.#idle.clear();
  }
}
