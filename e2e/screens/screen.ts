import type { ElectronApplication, Page } from '@playwright/test';
import { resolve } from 'node:path';
import { expect } from '../support/launched-app';

/** An ignored folder for what is taken. */
export const pictures = resolve(__dirname, '..', '..', 'screenshots');

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The theme is chosen as people choose it: whatever is written to the preferences later then keeps it. */
export async function show(
  app: ElectronApplication,
  page: Page,
  size: Size,
  theme: 'light' | 'dark',
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, { width, height }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  );
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: theme }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(page.getByRole('button', { name: 'Device: CPU · ready' })).toBeVisible();
}

/** run: what it is called, as "Run 1". */
export async function train(page: Page, run: string): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText(`${run} done`).first()).toBeVisible();
}
