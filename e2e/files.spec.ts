import type { ElectronApplication } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectNodes, node } from './support/canvas';
import { dropFile } from './support/drop-file';
import { expect, firstPage, test } from './support/launched-app';
import { answerSaveDialogs, titleOf } from './support/main-process';

/** What the File menu lists under "Open recent". */
function recentInMenu(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.getMenuItemById('recent-files')?.submenu?.items ?? []).map(
      ({ label }) => label,
    ),
  );
}

test('a template is two clicks away, in the size that its fields say', async ({ page }) => {
  await page.getByRole('button', { name: 'New from template' }).click();
  const dialog = page.getByRole('dialog', { name: 'New from template' });
  const depth = dialog.getByRole('textbox', { name: 'Depth' });
  await depth.fill('5');
  await depth.press('Enter');
  await dialog.getByRole('button', { name: 'Multilayer perceptron' }).click();
  await expect(page.getByRole('heading', { name: 'Perceptron 5 × 32' })).toBeVisible();
  await expectNodes(page, ['input', 'd1', 'd2', 'd3', 'd4', 'd5', 'output']);

  await page.keyboard.press('Control+n');
  await page.getByRole('button', { name: 'ResNet-20' }).click();
  await expect(node(page, 's1-c1')).toHaveAccessibleName(/3 copies in series/);
  await expect(node(page, 'output')).toHaveAccessibleName(/10 classes.*no problems$/);
});

test('a saved file is listed as recent, a dropped one is opened, and the title says what is unsaved', async ({
  launch,
  home,
}) => {
  const app = await launch();
  const page = await firstPage(app);
  const saved = join(home, 'mine.json');
  await answerSaveDialogs(app, saved);
  await node(page, 'd1').click();
  await page.keyboard.press('d');
  await expect.poll(() => titleOf(app)).toBe('Ten sigmoid layers – Gradient Lab (not saved)');
  await page.keyboard.press('Control+s');
  await expect.poll(() => titleOf(app)).toBe('Ten sigmoid layers – Gradient Lab');
  await expect.poll(() => recentInMenu(app)).toEqual(['mine.json']);

  const dropped = join(home, 'dropped.json');
  writeFileSync(dropped, readFileSync(saved, 'utf8').replace('Ten sigmoid layers', 'Dropped'));
  await dropFile(page, dropped);
  await expect(page.getByRole('heading', { name: 'Dropped' })).toBeVisible();
  await expect.poll(() => recentInMenu(app)).toEqual(['dropped.json', 'mine.json']);

  await page.getByRole('button', { name: 'Experiment menu' }).click();
  await page.getByRole('menuitem', { name: 'mine.json' }).click();
  await expect(page.getByRole('heading', { name: 'Ten sigmoid layers' })).toBeVisible();
  await expect(node(page, 'd11')).toBeVisible();
  await app.close();

  const again = await launch();
  await expect.poll(() => recentInMenu(again)).toEqual(['mine.json', 'dropped.json']);
});

test('the device menu says what there is and why a GPU is not used, and a run obeys it', async ({
  page,
}) => {
  test.slow();
  await page.getByRole('button', { name: /^Device: / }).click();
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitemradio', { name: /^Automatic/ })).toBeChecked();
  await expect(menu.getByRole('menuitemradio', { name: /^CPU/ })).toBeVisible({ timeout: 30_000 });
  await expect(menu.getByRole('menuitemradio', { name: /GPU|NVIDIA/ }).first()).toBeVisible();
  await menu.getByRole('menuitemradio', { name: /^Reference engine/ }).click();

  await page.keyboard.press('Control+e');
  const epochs = page.getByRole('textbox', { name: 'Epochs', exact: true });
  await epochs.fill('1');
  await epochs.press('Control+Enter');
  await expect(page.getByText('Run 1 done').first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Device: / }).hover();
  await expect(page.getByText(/Reference engine \(slow\)/).first()).toBeVisible();
});
