import { cpus } from 'node:os';
import type { RunOptions } from '../../../shared/messages/engine-messages';
import type { GridRunOrder } from '../../../shared/messages/grid-news';
import { availableMemory } from '../../engine/available-memory';
import { engineCount } from '../../engine/many-runs/engine-count';
import type { ForkEngine } from '../../engine/supervision/engine-child';
import type { GridNewsBatches } from './grid-news-batches';
import { GridTraining } from './grid-training';
import type { GridRecording } from './grid-training';

export interface GridsSurroundings {
  readonly fork: ForkEngine;
  readonly recording: GridRecording;
  readonly batches: Pick<GridNewsBatches, 'begin' | 'add'>;
}

/** This process writes down what engines report, a third of a millisecond an epoch, and moves the window beside it. */
const mostEngines = 8;

/**
 * The window's grids, one at a time. One that is stopped for another is heard until its runs have ended, so that they
 * are kept, but tells the window nothing any more.
 */
export class Grids {
  readonly #surroundings: GridsSurroundings;
  readonly #unended = new Set<GridTraining>();
  #present: GridTraining | null = null;

  constructor(surroundings: GridsSurroundings) {
    this.#surroundings = surroundings;
  }

  get inProgress(): boolean {
    return this.#unended.size > 0;
  }

  /** @param grid the number that its news bear */
  start(grid: number, runs: readonly GridRunOrder[], common: RunOptions): void {
    this.stop();
    const { fork, recording, batches } = this.#surroundings;
    batches.begin(grid);
    const training: GridTraining = new GridTraining(runs, common, {
      fork,
      recording,
      engines: enginesFor,
      onNews: (news) => {
        if (training === this.#present) batches.add(news);
      },
      onEnd: () => this.#unended.delete(training),
    });
    this.#present = training;
    this.#unended.add(training);
  }

  stop(): void {
    for (const training of this.#unended) training.stop();
  }

  /** Ends all engines at once. */
  dispose(): void {
    for (const training of this.#unended) training.dispose();
    this.#unended.clear();
  }
}

function enginesFor(runs: number): number {
  const machine = { cores: cpus().length, freeBytes: availableMemory() };
  return Math.min(mostEngines, engineCount(runs, machine));
}
