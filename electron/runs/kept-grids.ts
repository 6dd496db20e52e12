import type { Database } from 'libsql';
import * as v from 'valibot';
import { toJson } from '../../shared/diagnosis/run-result';
import { experimentFromJson, writeExperiment } from '../../shared/experiment/read-experiment';
import type { Experiment } from '../../shared/experiment/experiment';
import type { GridNews, GridRunOrder } from '../../shared/messages/grid-news';
import { gridRunSchema } from '../../shared/messages/grid-news';
import { fromJson } from './spelled-json';

/** A grid as it was trained, and what was told of its runs that have ended. */
export interface KeptGrid {
  /** Without its remedies and seeds, which differ from run to run. */
  readonly experiment: Experiment;
  readonly orders: readonly GridRunOrder[];
  readonly news: readonly GridNews[];
}

/** Older ones are let go of; their runs stay. */
const mostGrids = 20;

const gridsSchema = v.array(
  v.object({ id: v.string(), experiment: v.string(), orders: v.string() }),
);
const newsRowsSchema = v.array(v.object({ news: v.string() }));
const ordersSchema = v.array(gridRunSchema);
/** Written by this program alone: enough is checked to tell it from something else. */
const newsSchema = v.array(
  v.custom<GridNews>(
    (news) => typeof news === 'object' && news !== null && 'kind' in news && 'place' in news,
  ),
);

/** The grids of this user, in the database of runs. */
export class KeptGrids {
  constructor(private readonly database: Database) {}

  begin(id: string, begun: number, grid: Omit<KeptGrid, 'news'>): void {
    this.#write(
      'INSERT INTO grids (id, begun, experiment, orders) VALUES (?, ?, ?, ?)',
      ...[id, begun, writeExperiment(grid.experiment), toJson(grid.orders)],
    );
    const surplus = 'SELECT id FROM grids ORDER BY begun DESC, id LIMIT -1 OFFSET ?';
    this.#write(`DELETE FROM grids WHERE id IN (${surplus})`, mostGrids);
  }

  /** news: all that was told of the run, to its end. */
  endRun(grid: string, place: number, news: readonly GridNews[]): void {
    const sql = 'INSERT OR REPLACE INTO grid_runs (grid, place, news) VALUES (?, ?, ?)';
    this.#write(sql, grid, place, toJson(news));
  }

  /** The newest one that fits; null: there is none. */
  find(fits: (experiment: Experiment) => boolean): KeptGrid | null {
    const sql = 'SELECT id, experiment, orders FROM grids ORDER BY begun DESC, id';
    for (const row of v.parse(gridsSchema, this.database.prepare(sql).all())) {
      const experiment = experimentFromJson(JSON.parse(row.experiment));
      if (!experiment.ok || !fits(experiment.value)) continue;
      const orders = fromJson(ordersSchema, row.orders);
      return { experiment: experiment.value, orders, news: this.#newsOf(row.id) };
    }
    return null;
  }

  #newsOf(grid: string): readonly GridNews[] {
    const sql = 'SELECT news FROM grid_runs WHERE grid = ? ORDER BY place';
    const rows = v.parse(newsRowsSchema, this.database.prepare(sql).all([grid]));
    return rows.flatMap(({ news }) => fromJson(newsSchema, news));
  }

  #write(sql: string, ...values: readonly (string | number)[]): void {
    this.database.prepare(sql).run([...values]);
  }
}
