import type {
  EngineCommand,
  EngineEquipment,
  NamedWeights,
  RunOptions,
} from '../../../shared/messages/engine-messages';
import type { RunEvent, RunTotals } from '../../../shared/signals/run-report';
import type { ForkEngine } from '../supervision/engine-child';
import { EngineSupervisor } from '../supervision/engine-supervisor';
import { RunQueue } from './run-queue';
import type { WaitingRun } from './run-queue';

export interface PooledRun extends WaitingRun {
  readonly options: RunOptions;
}

export interface RunPoolOptions {
  readonly fork: ForkEngine;
  /** Most engine processes at once. */
  readonly engines: number;
  /** Everything that the runs tell; each ends with `ended` or `failed`. */
  readonly onEvent: (run: string, event: RunEvent) => void;
  /** Called before a run's `ended`, with the weights as they are then; null: its engine died meanwhile. */
  readonly onWeights?: (run: string, weights: readonly NamedWeights[] | null) => void;
}

interface Engine {
  readonly supervisor: EngineSupervisor;
  run: string | null;
  /** Of the program that it has compiled last. */
  shape: string | null;
}

const neverBegun: RunTotals = {
  outcome: 'stopped',
  epochs: 0,
  steps: 0,
  msPerStep: null,
  msPerMeasurement: null,
};

/**
 * Trains many runs, as many at once as there are engines, each in the process of its engine alone: a process that dies
 * takes one run along, and the rest goes on with a new one. Results are those that each run has alone, bit by bit.
 */
export class RunPool {
  readonly #options: RunPoolOptions;
  readonly #queue = new RunQueue<PooledRun>();
  readonly #engines: Engine[] = [];
  /** One until it is known that the runs do not meet on a GPU, where they would only share out its memory. */
  #most = 1;

  constructor(options: RunPoolOptions) {
    this.#options = options;
  }

  add(runs: readonly PooledRun[]): void {
    for (const run of runs) this.#queue.add(run);
    this.#employ();
  }

  /** Ends one run: what it trained until then is its result. */
  stop(run: string): void {
    const waiting = this.#queue.remove(run);
    if (waiting !== null) this.#neverBegan(waiting);
    else this.#engines.find((engine) => engine.run === run)?.supervisor.send({ kind: 'stop' });
  }

  stopAll(): void {
    for (const waiting of this.#queue.removeAll()) this.#neverBegan(waiting);
    for (const { run, supervisor } of this.#engines) {
      if (run !== null) supervisor.send({ kind: 'stop' });
    }
  }

  /** Ends the processes; runs in progress are told nothing any more. */
  dispose(): void {
    this.#queue.removeAll();
    for (const { supervisor } of this.#engines) supervisor.dispose();
  }

  #employ(): void {
    for (const engine of this.#engines) if (engine.run === null) this.#giveNext(engine);
    while (this.#queue.size > 0 && this.#engines.length < this.#most) {
      this.#giveNext(this.#newEngine());
    }
  }

  #newEngine(): Engine {
    const engine: Engine = {
      run: null,
      shape: null,
      supervisor: new EngineSupervisor({
        fork: this.#options.fork,
        onRunEvent: (run, event) => void this.#hear(engine, run, event),
        onReady: (equipment) => this.#welcome(equipment),
      }),
    };
    this.#engines.push(engine);
    return engine;
  }

  #welcome({ missingGpu }: EngineEquipment): void {
    this.#most = missingGpu === null ? 1 : this.#options.engines;
    this.#employ();
  }

  #giveNext(engine: Engine): void {
    const others = this.#engines.filter((other) => other !== engine && other.run !== null);
    const taken = new Set(others.flatMap(({ shape }) => (shape === null ? [] : [shape])));
    const next = this.#queue.take(engine.shape, taken);
    if (next === null) return;
    const { run, shape, options } = next;
    engine.run = run;
    engine.shape = shape;
    const start: EngineCommand = { kind: 'start', run, options };
    engine.supervisor.send(start);
  }

  async #hear(engine: Engine, run: string, event: RunEvent): Promise<void> {
    const ends = event.kind === 'ended' || event.kind === 'failed';
    if (event.kind === 'ended' && this.#options.onWeights !== undefined) {
      this.#options.onWeights(run, await engine.supervisor.readWeights(run));
    }
    if (ends) engine.run = null;
    this.#options.onEvent(run, event);
    if (ends) this.#employ();
  }

  #neverBegan({ run }: PooledRun): void {
    this.#options.onEvent(run, { kind: 'ended', totals: neverBegun });
  }
}
