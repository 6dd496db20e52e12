import type { ElectronApplication, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leaveUnsavedWork, recordRunEvents, startRun, waitForRunEvent } from './support/bridge';
import { expect, firstPage, test } from './support/launched-app';
import {
  answerQuestions,
  answerSaveDialogs,
  closeForGood,
  pressCloseButton,
  questionsOf,
  saveDialogsOf,
  titleOf,
} from './support/main-process';

/** An app whose window shows unsaved work of the given name. */
async function launchWithUnsavedWork(
  launch: () => Promise<ElectronApplication>,
  name: string,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const before = await launch();
  await leaveUnsavedWork(await firstPage(before), name);
  await before.close();
  const app = await launch();
  const page = await firstPage(app);
  await expect.poll(() => titleOf(app)).toBe(`${name} – Gradient Lab (not saved)`);
  return { app, page };
}

test('unsaved work is asked about, and cancelling keeps the window', async ({ launch }) => {
  const { app, page } = await launchWithUnsavedWork(launch, 'Half done');
  await answerQuestions(app, 2);
  await pressCloseButton(app);
  await expect.poll(() => questionsOf(app)).toEqual(['Save your changes before closing?']);
  expect(page.isClosed()).toBe(false);
});

test('unsaved work is forgotten when the user says so', async ({ launch }) => {
  const { app } = await launchWithUnsavedWork(launch, 'Half done');
  await answerQuestions(app, 1);
  await closeForGood(app);
  const next = await launch();
  await expect.poll(() => titleOf(next)).toBe('Ten sigmoid layers – Gradient Lab');
});

test('unsaved work is saved, and then the window closes', async ({ launch, home }) => {
  const { app } = await launchWithUnsavedWork(launch, 'Half done');
  const file = join(home, 'half done.json');
  await answerSaveDialogs(app, file);
  await answerQuestions(app, 0);
  await closeForGood(app);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('name', 'Half done');
});

test('the window stays where saving is cancelled', async ({ launch }) => {
  const { app, page } = await launchWithUnsavedWork(launch, 'Half done');
  await answerSaveDialogs(app);
  await answerQuestions(app, 0);
  await pressCloseButton(app);
  await expect.poll(() => saveDialogsOf(app)).toBe(1);
  expect(page.isClosed()).toBe(false);
  expect(await titleOf(app)).toBe('Half done – Gradient Lab (not saved)');
});

test('a run in progress is asked about', async ({ launch }) => {
  test.slow();
  const app = await launch();
  const page = await firstPage(app);
  await recordRunEvents(page);
  await startRun(page, 100_000, 5);
  await waitForRunEvent(page, 'epoch');
  await answerQuestions(app, 0);
  await pressCloseButton(app);
  await expect.poll(() => questionsOf(app)).toEqual(['A run is in progress.']);
  expect(page.isClosed()).toBe(false);
  await answerQuestions(app, 1);
  await closeForGood(app);
});
