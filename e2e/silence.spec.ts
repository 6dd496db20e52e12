import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { electronExecutable } from './support/launched-app';
import { attemptsIn, mayTrace, runTalkativeProgram, traced } from './support/network-trace';
import { startPackagedApp } from './support/packaged-app';

/** Nothing that the program does reaches for another machine: read off what it asks of the kernel. */
const repository = resolve(__dirname, '..');
let home = '';

test.beforeAll(() => {
  test.skip(!mayTrace(), 'strace is missing, or this system forbids tracing');
  home = mkdtempSync(join(tmpdir(), 'gradient-lab-silence-'));
});

test.afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

test('a program that does reach for the network is caught', () => {
  const file = join(home, 'talkative.trace');
  runTalkativeProgram(file);
  const attempts = attemptsIn(file).join('\n');
  expect(attempts).toContain('192.0.2.1');
  expect(attempts).toContain('192.0.2.2');
});

test('starting, training and opening every page reach for nothing', async () => {
  const file = join(home, 'app.trace');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { page, quit } = await startPackagedApp(
    [...traced(file), electronExecutable(), repository, ...asRoot],
    {
      ...process.env,
      ELECTRON_RUN_AS_NODE: undefined,
      GRADIENT_LAB_HOME: join(home, 'lab'),
    },
  );
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByTestId('verdict-announcement')).toContainText(/vanishing/i, {
    timeout: 60_000,
  });
  for (const number of [2, 3, 4, 1]) {
    await page.keyboard.press(`Control+${number}`);
    await expect(page.getByRole('main')).toBeVisible();
  }
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await quit();
  expect(readFileSync(file, 'utf8')).toContain('AF_UNIX');
  expect(attemptsIn(file)).toEqual([]);
});
