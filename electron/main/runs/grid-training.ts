import { randomUUID } from 'node:crypto';
import { diagnose } from '../../../shared/diagnosis/diagnose';
import type { RunRecord } from '../../../shared/diagnosis/diagnose';
import { finalResult } from '../../../shared/diagnosis/run-result';
import type { NamedWeights, RunOptions } from '../../../shared/messages/engine-messages';
import type { GridNews, GridRunOrder } from '../../../shared/messages/grid-news';
import type { Result } from '../../../shared/problems/problem';
import type { RunEvent } from '../../../shared/signals/run-report';
import { RunPool } from '../../engine/many-runs/run-pool';
import type { ForkEngine } from '../../engine/supervision/engine-child';
import { RunRecorder, stoppedBeforeStart } from '../../runs/run-recorder';
import { joinedNews } from './grid-news-batches';
import type { RunRecording } from './run-recording';

export type GridRecording = Pick<
  RunRecording,
  'begin' | 'hear' | 'keepWeights' | 'beginGrid' | 'endGridRun'
>;

export interface GridSurroundings {
  readonly fork: ForkEngine;
  /** Most engines at once for so many runs. */
  readonly engines: (runs: number) => number;
  readonly recording: GridRecording;
  readonly onNews: (news: GridNews) => void;
  /** Called when the last run has ended. */
  readonly onEnd: () => void;
  readonly newId?: () => string;
}

interface Member {
  readonly place: number;
  readonly options: RunOptions;
  readonly recorder: RunRecorder;
  /** For the next start of the program. */
  readonly told: GridNews[];
  begun: boolean;
  noInformationLoss: number;
}

/** The runs of one grid: trained in engines of their own, kept as other runs are, and told to the window as a digest. */
export class GridTraining {
  readonly #surroundings: GridSurroundings;
  readonly #pool: RunPool;
  readonly #members = new Map<string, Member>();
  /** What it is kept under. */
  readonly #id: string;

  /** @param common what all runs have in common; each differs in remedies and seed */
  constructor(runs: readonly GridRunOrder[], common: RunOptions, surroundings: GridSurroundings) {
    this.#surroundings = surroundings;
    const { fork, engines, recording, newId = randomUUID } = surroundings;
    this.#id = newId();
    recording.beginGrid(this.#id, common.experiment, runs);
    this.#pool = new RunPool({
      fork,
      engines: engines(runs.length),
      onEvent: (run, event) => this.#hear(run, event),
      onWeights: (run, weights) => this.#keepWeights(run, weights),
    });
    const pooled = runs.map(({ remedies, seed, shape }, place) => {
      const experiment = { ...common.experiment, remedies, seed };
      const options: RunOptions = { ...common, experiment };
      const run = newId();
      const recorder = new RunRecorder(experiment);
      const member = { place, options, recorder, told: [], begun: false, noInformationLoss: 0 };
      this.#members.set(run, member);
      return { run, shape, options };
    });
    this.#pool.add(pooled);
  }

  get inProgress(): boolean {
    return this.#members.size > 0;
  }

  /** What the runs trained until then is their result. */
  stop(): void {
    this.#pool.stopAll();
  }

  /** Ends the engines at once. */
  dispose(): void {
    this.#members.clear();
    this.#pool.dispose();
  }

  #hear(run: string, event: RunEvent): void {
    const member = this.#members.get(run);
    if (member === undefined) return;
    const { recording } = this.#surroundings;
    // A run that was stopped while it waited has begun nothing.
    if (!member.begun && event.kind !== 'ended') {
      member.begun = true;
      recording.begin(run, member.options);
      this.#tell(member, { place: member.place, kind: 'begun', run });
    }
    if (member.begun) recording.hear(run, event);
    const record = member.recorder.hear(event);
    this.#tellProgress(member, event);
    if (record !== null) this.#ended(run, member, record);
  }

  #tellProgress(member: Member, event: RunEvent): void {
    if (event.kind === 'described') member.noInformationLoss = event.description.noInformationLoss;
    if (event.kind !== 'epoch') return;
    const { place, noInformationLoss } = member;
    const { epoch, loss, signals } = event.report;
    if (epoch > 0) this.#tell(member, { place, kind: 'losses', from: epoch, losses: [loss] });
    else {
      const deltas = signals['delta-rms'] ?? [];
      this.#tell(member, { place, kind: 'described', noInformationLoss, deltas });
    }
  }

  #ended(run: string, member: Member, record: Result<RunRecord>): void {
    const { place } = member;
    this.#members.delete(run);
    if (record.ok) {
      const { reports, totals } = record.value;
      const outcome = totals?.outcome ?? 'stopped';
      const verdict = diagnose(record.value);
      const final = finalResult(reports);
      this.#tell(member, { place, kind: 'ended', outcome, verdict, final });
    } else {
      const [problem] = record.problems;
      const isDropped = problem.code === stoppedBeforeStart.code;
      this.#tell(
        member,
        isDropped ? { place, kind: 'dropped' } : { place, kind: 'failed', problem },
      );
    }
    this.#surroundings.recording.endGridRun(this.#id, place, joinedNews(member.told));
    if (this.inProgress) return;
    this.#pool.dispose();
    this.#surroundings.onEnd();
  }

  #keepWeights(run: string, weights: readonly NamedWeights[] | null): void {
    void this.#surroundings.recording.keepWeights(run, weights);
  }

  #tell(member: Member, news: GridNews): void {
    member.told.push(news);
    this.#surroundings.onNews(news);
  }
}
