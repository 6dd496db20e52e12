import { randomUUID } from 'node:crypto';
import type { Experiment } from '../../shared/experiment/experiment';
import type { NamedWeights } from '../../shared/messages/engine-messages';
import type { RunEvent } from '../../shared/signals/run-report';
import { RunDatabase } from '../runs/run-database';
import { RunKeeper } from '../runs/run-keeper';
import type { Surroundings } from './command';
import { problemLine } from './problem-line';

/** Keeps one run; every method does nothing where runs cannot be kept, which has been said then. */
export interface KeptAs {
  /** null: it is not kept. */
  readonly id: string | null;
  readonly hear: (event: RunEvent) => void;
  readonly keepWeights: (weights: readonly NamedWeights[] | null) => Promise<void>;
}

/** The runs of one command, in the database of this user. */
export class KeptRuns {
  private constructor(
    private readonly database: RunDatabase | null,
    private readonly keeper: RunKeeper | null,
  ) {}

  static async open({ runsFolder, terminal }: Surroundings): Promise<KeptRuns> {
    const opened = await RunDatabase.open(runsFolder);
    if (!opened.ok) {
      terminal.error(`${problemLine(opened.problems[0])}\n`);
      return new KeptRuns(null, null);
    }
    const keeper = new RunKeeper(opened.value, {
      onProblem: (problem) => terminal.error(`${problemLine(problem)}\n`),
    });
    return new KeptRuns(opened.value, keeper);
  }

  begin(experiment: Experiment, folder: string): KeptAs {
    const { keeper } = this;
    if (keeper === null) {
      return { id: null, hear: () => undefined, keepWeights: () => Promise.resolve() };
    }
    const id = randomUUID();
    keeper.begin(id, experiment, folder);
    return {
      id,
      hear: (event) => keeper.hear(id, event),
      keepWeights: (weights) => keeper.keepWeights(id, weights),
    };
  }

  close(): void {
    this.keeper?.flush();
    this.database?.close();
  }
}

/** As much of an id as people have to type. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}
