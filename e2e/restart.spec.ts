import type { ElectronApplication } from '@playwright/test';
import type { Rectangle } from 'electron';
import { defaultPreferences } from '../shared/messages/preferences';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leaveUnsavedWork } from './support/bridge';
import { expect, firstPage, test } from './support/launched-app';
import { titleOf } from './support/main-process';

test('the window comes back where it was', async ({ launch }) => {
  const bounds = { x: 60, y: 40, width: 1180, height: 760 };
  const first = await launch();
  await inUse(first);
  await first.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
  }, bounds);
  await expect.poll(() => boundsOf(first)).toEqual(bounds);
  await first.close();
  const second = await launch();
  await inUse(second);
  await expect.poll(() => boundsOf(second)).toEqual(bounds);
});

/**
 * As when a person first moves the window: for some milliseconds after it is shown, the desktop still tells it of the
 * sizes that it had on the way, and it takes them for its own.
 */
async function inUse(app: ElectronApplication): Promise<void> {
  const page = await firstPage(app);
  await expect(page.getByRole('button', { name: 'Device: CPU · ready' })).toBeVisible();
}

function boundsOf(app: ElectronApplication): Promise<Rectangle | undefined> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
}

test('preferences come back', async ({ launch }) => {
  const preferences = { ...defaultPreferences, theme: 'dark', epochsPerSecond: 3 } as const;
  const first = await launch();
  const page = await firstPage(first);
  await page.evaluate((values) => window.lab.request('preferences:write', values), preferences);
  await first.close();
  const second = await launch();
  const again = await firstPage(second);
  const found = await again.evaluate(() => window.lab.request('preferences:read', null));
  expect(found).toEqual(preferences);
  expect(await second.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
});

test('unsaved work survives a kill', async ({ launch }) => {
  const first = await launch();
  await leaveUnsavedWork(await firstPage(first), 'Rescued');
  const ended = first.waitForEvent('close');
  first.process().kill('SIGKILL');
  await ended;
  const second = await launch();
  await expect.poll(() => titleOf(second)).toBe('Rescued – Gradient Lab (not saved)');
});

test('a damaged autosave is told of and kept', async ({ launch, home }) => {
  const folder = join(home, 'lab');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'autosave.json'), '{"format": "gradient-lab/auto');
  const app = await launch();
  const page = await firstPage(app);
  await expect(page.getByText(/damaged/).first()).toBeVisible();
  await expect(page.getByText('Ten sigmoid layers').first()).toBeVisible();
  expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toHaveLength(1);
});
