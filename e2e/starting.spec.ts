import type { ElectronApplication } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { leaveUnsavedWork } from './support/bridge';
import { expect, firstPage, test } from './support/launched-app';
import { answerQuestions, titleOf } from './support/main-process';

const example = resolve(__dirname, '../shared/experiment/examples/ten-sigmoid-layers.json');

/** An experiment file of the given name, also in its content. */
function writeExperiment(folder: string, name: string): string {
  const file = join(folder, `${name}.json`);
  const experiment: object = JSON.parse(readFileSync(example, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...experiment, name }));
  return file;
}

/** Starts the same program once more, and waits for its end. */
async function startOnceMore(
  app: ElectronApplication,
  ...words: readonly string[]
): Promise<unknown> {
  const [program, ...given] = await app.evaluate(() => process.argv);
  const second = spawn(String(program), [...given, ...words], { stdio: 'ignore' });
  const [code]: unknown[] = await once(second, 'exit');
  return code;
}

test('the app opens the file that it is started with', async ({ launch, home }) => {
  const app = await launch(writeExperiment(home, 'Given'));
  await expect.poll(() => titleOf(app)).toBe('Given – Gradient Lab');
});

test('unsaved work comes before the file that the app is started with', async ({
  launch,
  home,
}) => {
  const first = await launch();
  await leaveUnsavedWork(await firstPage(first), 'Half done');
  await first.close();
  const second = await launch(writeExperiment(home, 'Given'));
  await expect.poll(() => titleOf(second)).toBe('Half done – Gradient Lab (not saved)');
  const page = await firstPage(second);
  await expect(page.getByText(/Given\.json was not opened/).first()).toBeVisible();
});

test('a second start ends, and the first goes on', async ({ app, page }) => {
  expect(await startOnceMore(app)).toBe(0);
  await expect(page.getByText('Ten sigmoid layers').first()).toBeVisible();
});

test('a second start hands its file to the first', async ({ app, page, home }) => {
  await expect(page.getByText('Ten sigmoid layers').first()).toBeVisible();
  expect(await startOnceMore(app, writeExperiment(home, 'Handed on'))).toBe(0);
  await expect.poll(() => titleOf(app)).toBe('Handed on – Gradient Lab');
});

test('a window that crashed comes back with its work', async ({ launch, expectedErrors }) => {
  expectedErrors.push(/crash/i);
  const app = await launch();
  await leaveUnsavedWork(await firstPage(app), 'Rescued');
  await answerQuestions(app, 0);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => titleOf(app)).toBe('Rescued – Gradient Lab (not saved)');
});
