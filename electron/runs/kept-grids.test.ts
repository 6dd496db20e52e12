import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { join } from 'node:path';
import type { Experiment } from '../../shared/experiment/experiment';
import { noRemedies } from '../../shared/experiment/remedies';
import { startingExample } from '../../shared/experiment/starting-example';
import type { GridNews } from '../../shared/messages/grid-news';
import type { RunDatabase } from './run-database';
import { openedDatabase } from './testing/opened-database';

let folder: string;
let database: RunDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-test-'));
  database = await openedDatabase(folder);
});

afterEach(async () => {
  database.close();
  await rm(folder, { recursive: true });
});

const orders = [
  { remedies: noRemedies, seed: 1, shape: '0' },
  { remedies: { ...noRemedies, relu: true }, seed: 1, shape: '1' },
];

const news: readonly GridNews[] = [
  { place: 1, kind: 'begun', run: 'a' },
  { place: 1, kind: 'losses', from: 1, losses: [0.5, NaN, null] },
];

function named(name: string): Experiment {
  return { ...startingExample, name };
}

it('comes back after the database was closed, numbers that are not finite included', async () => {
  database.grids.begin('g', 1, { experiment: startingExample, orders });
  database.grids.endRun('g', 1, news);
  database.close();
  database = await openedDatabase(folder);
  const grid = database.grids.find(() => true);
  expect(grid).toEqual({ experiment: startingExample, orders, news });
});

it('is the newest one that fits', () => {
  database.grids.begin('one', 1, { experiment: named('one'), orders });
  database.grids.begin('two', 2, { experiment: named('two'), orders });
  expect(database.grids.find(() => true)?.experiment.name).toBe('two');
  expect(database.grids.find(({ name }) => name === 'one')?.news).toEqual([]);
  expect(database.grids.find(({ name }) => name === 'three')).toBeNull();
});

it('is let go of when twenty newer ones were trained', () => {
  for (let number = 0; number < 25; number += 1) {
    database.grids.begin(`g${number}`, number, { experiment: named(`${number}`), orders });
    database.grids.endRun(`g${number}`, 0, news);
  }
  const kept = Array.from({ length: 25 }, (_, number) =>
    database.grids.find(({ name }) => name === `${number}`),
  );
  expect(kept.filter((grid) => grid === null)).toHaveLength(5);
  expect(kept[4]).toBeNull();
});
