import Database from 'libsql';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { Stream } from '../shared/random/stream';
import { collectable, growth, memoryOf, memoryQuantities } from './soak/memory';
import type { MemorySample } from './soak/memory';
import { soakFiles } from './soak/soak-actions';
import { leaveNothingOpen, soakUntil } from './soak/soak-driver';
import { dropFile } from './support/drop-file';
import { expect, firstPage, test } from './support/launched-app';
import {
  answerQuestions,
  answerSaveDialogs,
  closeForGood,
  questionsOf,
} from './support/main-process';

/**
 * Random but legal use, the same for the same seed: GRADIENT_LAB_SOAK_SEED, and GRADIENT_LAB_SOAK_MINUTES for the long one.
 */
const seed = Number(process.env.GRADIENT_LAB_SOAK_SEED ?? 1);
const minutes = Number(process.env.GRADIENT_LAB_SOAK_MINUTES ?? 120);
const repository = resolve(__dirname, '..');
/** Caches, compiled code and pools fill for so long. */
const warmUpShare = 0.25;
const mostGrowth = 1.1;

interface Launched {
  readonly launch: (...words: readonly string[]) => Promise<ElectronApplication>;
  readonly home: string;
}

/** Uses the app for so long, in stretches after each of which it comes to rest and is looked at; then closes it. */
async function use(
  { launch, home }: Launched,
  seconds: number,
  stretches: number,
  look: (app: ElectronApplication, page: Page) => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
  const app = await launch(collectable);
  const page = await firstPage(app);
  await answerQuestions(app, 1);
  await answerSaveDialogs(app, join(home, 'soak.json'));
  const files = soakFiles(repository, home);
  const soak = { app, page, files, random: new Stream(seed, 'soak') };
  const began = performance.now();
  const counts = new Map<string, number>();
  for (let stretch = 1; stretch <= stretches; stretch += 1) {
    const end = began + (stretch / stretches) * seconds * 1000;
    await soakUntil(() => performance.now() > end, soak, counts);
    await comeToRest(page, files[0] ?? '');
    await look(app, page);
  }
  expect(await questionsOf(app)).not.toContain('The window stopped working.');
  await closeForGood(app);
  return counts;
}

/** The same state every time: the starting example, never trained, on the first page. */
async function comeToRest(page: Page, file: string): Promise<void> {
  const train = page.getByRole('button', { name: 'Train', exact: true });
  await page.keyboard.press('Control+.');
  await page.keyboard.press('Control+1');
  await expect(train).toBeVisible({ timeout: 60_000 });
  await dropFile(page, file);
  await leaveNothingOpen(page);
}

/** A line for each sample as soon as it is there, so that a soak that is cut off still tells; the last one sums up. */
function beginReport(): (line: object) => void {
  const folder = join(repository, 'test-results');
  const file = join(folder, 'soak.jsonl');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, '');
  return (line) => appendFileSync(file, `${JSON.stringify(line)}\n`);
}

function checkDatabase(home: string): void {
  const database = new Database(join(home, 'lab', 'runs', 'runs.sqlite'));
  expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();
}

test('half a minute of random use harms nothing', async ({ launch, home }) => {
  test.setTimeout(180_000);
  const actions = await use({ launch, home }, 30, 1, () => Promise.resolve());
  expect(actions.size, 'different things').toBeGreaterThan(10);
  checkDatabase(home);
});

test('hours of random use harm nothing and leak nothing @long', async ({ launch, home }) => {
  test.setTimeout(minutes * 60_000 * 1.2 + 300_000);
  const stretches = Math.max(8, Math.round(minutes));
  const samples: MemorySample[] = [];
  const report = beginReport();
  const actions = await use({ launch, home }, minutes * 60, stretches, async (app, page) => {
    const sample = await memoryOf(app, page);
    samples.push(sample);
    report(sample);
  });
  const warm = samples.slice(Math.floor(samples.length * warmUpShare));
  const grown = Object.fromEntries(
    memoryQuantities.map((quantity) => [quantity, growth(warm, quantity)]),
  );
  report({ seed, minutes, grown, actions: Object.fromEntries(actions) });
  checkDatabase(home);
  for (const quantity of memoryQuantities) {
    expect(grown[quantity], quantity).toBeLessThan(mostGrowth);
  }
  await launch();
});
