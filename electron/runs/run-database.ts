import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'libsql';
import * as v from 'valibot';
import { toJson } from '../../shared/diagnosis/run-result';
import type { Verdict } from '../../shared/diagnosis/verdict';
import type { Experiment } from '../../shared/experiment/experiment';
import { experimentFromJson, writeExperiment } from '../../shared/experiment/read-experiment';
import type { Problem, Result } from '../../shared/problems/problem';
import { succeed } from '../../shared/problems/problem';
import type { EpochReport, RunDescription, RunTotals } from '../../shared/signals/run-report';
import { joinEpochs, packEpochs, unpackEpochs } from './epoch-chunk';
import type { KeptEpochs, KeptRun } from './kept-run';
import { descriptionSchema, problemSchema, totalsSchema, verdictSchema } from './kept-run';
import { KeptGrids } from './kept-grids';
import { openDatabase } from './open-database';
import { fromJson } from './spelled-json';

export interface NewRun {
  readonly id: string;
  readonly begun: number;
  readonly experiment: Experiment;
  readonly folder: string;
}

/** What the signals and weights of kept runs may take; beyond it the oldest runs keep losses and verdict alone. */
export interface Bounds {
  readonly runs: number;
  readonly bytes: number;
}

export const usualBounds: Bounds = { runs: 500, bytes: 2e9 };

const text = v.nullable(v.string());
const rowSchema = v.object({
  id: v.string(),
  name: v.string(),
  begun: v.number(),
  ended: v.nullable(v.number()),
  experiment: v.string(),
  folder: v.string(),
  description: text,
  totals: text,
  problem: text,
  verdict: text,
  weight_bytes: v.number(),
});
const bytes = v.pipe(
  v.instance(ArrayBuffer),
  v.transform((buffer) => new Uint8Array(buffer)),
);
const chunkSchema = v.object({ losses: v.string(), signals: v.nullable(bytes) });
const startsSchema = v.array(v.object({ first_epoch: v.number() }));
const sizesSchema = v.array(v.object({ id: v.string(), bytes: v.number() }));

/**
 * Every run of this user, in one SQLite file, and beside it the weights of each as a safetensors file. Values are bound
 * as a list: the library takes a single object for named values.
 */
export class RunDatabase {
  readonly grids: KeptGrids;

  private constructor(
    private readonly database: Database,
    /** Where the weights are. */
    readonly folder: string,
  ) {
    this.grids = new KeptGrids(database);
  }

  /** `folder` is that of runs in the user's data folder. */
  static async open(folder: string): Promise<Result<RunDatabase>> {
    const opened = await openDatabase(folder);
    return opened.ok ? succeed(new RunDatabase(opened.value, folder)) : opened;
  }

  close(): void {
    this.database.close();
  }

  weightsFile(run: string): string {
    return join(this.folder, `${run}.safetensors`);
  }

  begin({ id, begun, experiment, folder }: NewRun): void {
    this.#write(
      'INSERT INTO runs (id, name, begun, experiment, folder) VALUES (?, ?, ?, ?, ?)',
      id,
      experiment.name,
      begun,
      writeExperiment(experiment),
      folder,
    );
  }

  describe(run: string, description: RunDescription): void {
    this.#write('UPDATE runs SET description = ? WHERE id = ?', toJson(description), run);
  }

  addEpochs(run: string, reports: readonly EpochReport[]): void {
    const [first] = reports;
    if (first === undefined) return;
    const { losses, signals } = packEpochs(reports);
    this.#write(
      'INSERT OR REPLACE INTO epochs (run, first_epoch, losses, signals) VALUES (?, ?, ?, ?)',
      run,
      first.epoch,
      losses,
      signals,
    );
  }

  /** A run that is continued ends again. */
  end(run: string, ended: number, totals: RunTotals): void {
    const sql = 'UPDATE runs SET ended = ?, totals = ?, verdict = NULL WHERE id = ?';
    this.#write(sql, ended, toJson(totals), run);
  }

  fail(run: string, ended: number, problem: Problem): void {
    this.#write('UPDATE runs SET ended = ?, problem = ? WHERE id = ?', ended, toJson(problem), run);
  }

  judge(run: string, verdict: Verdict): void {
    this.#write('UPDATE runs SET verdict = ? WHERE id = ?', toJson(verdict), run);
  }

  noteWeights(run: string, bytes: number): void {
    this.#write('UPDATE runs SET weight_bytes = ? WHERE id = ?', bytes, run);
  }

  /** Newest first. */
  list(): readonly KeptRun[] {
    const rows = this.database.prepare('SELECT * FROM runs ORDER BY begun DESC, id').all();
    return v.parse(v.array(rowSchema), rows).map((row) => this.#runOf(row));
  }

  find(run: string): KeptRun | null {
    const row = this.database.prepare('SELECT * FROM runs WHERE id = ?').get([run]);
    return row === undefined ? null : this.#runOf(v.parse(rowSchema, row));
  }

  epochs(run: string): KeptEpochs {
    const sql = 'SELECT losses, signals FROM epochs WHERE run = ? ORDER BY first_epoch';
    const rows = v.parse(v.array(chunkSchema), this.database.prepare(sql).all([run]));
    return joinEpochs(rows.map(unpackEpochs));
  }

  /** The whole reports of the epochs from..to, a row of the database at a time; those that were dropped are left out. */
  *reports(run: string, from = 0, to = Infinity): Generator<readonly EpochReport[]> {
    const sql = 'SELECT first_epoch FROM epochs WHERE run = ? ORDER BY first_epoch';
    const rows = v.parse(startsSchema, this.database.prepare(sql).all([run]));
    for (const [index, { first_epoch: first }] of rows.entries()) {
      const next = rows[index + 1]?.first_epoch ?? Infinity;
      if (next <= from || first > to) continue;
      const { reports } = this.#epochsFrom(run, first);
      if (reports !== null) yield reports.filter(({ epoch }) => epoch >= from && epoch <= to);
    }
  }

  remove(run: string): void {
    this.#write('DELETE FROM runs WHERE id = ?', run);
    rmSync(this.weightsFile(run), { force: true });
  }

  /** Runs beyond the bounds that still have signals or weights, newest first. */
  beyond(bounds: Bounds): readonly string[] {
    const sql = `
      SELECT id, weight_bytes + coalesce((SELECT sum(length(signals)) FROM epochs WHERE run = id), 0) AS bytes
      FROM runs ORDER BY begun DESC, id`;
    const rows = v.parse(sizesSchema, this.database.prepare(sql).all());
    let sum = 0;
    return rows.flatMap(({ id, bytes }, index) => {
      sum += bytes;
      const isBeyond = index >= bounds.runs || sum > bounds.bytes;
      return isBeyond && bytes > 0 ? [id] : [];
    });
  }

  /** Leaves losses and verdict. */
  dropSignalsAndWeights(run: string): void {
    this.#write('UPDATE epochs SET signals = NULL WHERE run = ?', run);
    this.noteWeights(run, 0);
    rmSync(this.weightsFile(run), { force: true });
  }

  #epochsFrom(run: string, first: number): KeptEpochs {
    const sql = 'SELECT losses, signals FROM epochs WHERE run = ? AND first_epoch = ?';
    const rows = v.parse(v.array(chunkSchema), this.database.prepare(sql).all([run, first]));
    return joinEpochs(rows.map(unpackEpochs));
  }

  #write(sql: string, ...values: readonly (string | number | Uint8Array | null)[]): void {
    this.database.prepare(sql).run([...values]);
  }

  #runOf(row: v.InferOutput<typeof rowSchema>): KeptRun {
    const { id, name, begun, ended, folder } = row;
    const experiment = experimentFromJson(JSON.parse(row.experiment));
    if (!experiment.ok) throw new Error(`Run ${id}: ${experiment.problems[0].message}`);
    return {
      id,
      name,
      begun,
      ended,
      folder,
      experiment: experiment.value,
      description: row.description === null ? null : fromJson(descriptionSchema, row.description),
      totals: row.totals === null ? null : fromJson(totalsSchema, row.totals),
      problem: row.problem === null ? null : fromJson(problemSchema, row.problem),
      verdict: row.verdict === null ? null : fromJson(verdictSchema, row.verdict),
      weights: row.weight_bytes === 0 ? null : this.weightsFile(id),
    };
  }
}
