import type { ElectronApplication } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import './support/bridge';
import { expect, test } from './support/launched-app';

/** Answers every dialog for a file to open. */
async function answerOpenDialogs(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    Reflect.set(dialog, 'showOpenDialog', () =>
      Promise.resolve({ canceled: false, filePaths: [path] }),
    );
  }, file);
}

/** Thirty flowers of three kinds that differ in both measures. */
function flowers(): string {
  const rows = Array.from({ length: 30 }, (_, row) => {
    const kind = row % 3;
    return `${1 + kind + (row % 5) / 10},${4 - kind - (row % 7) / 10},${['rose', 'lily', 'aster'][kind]}`;
  });
  return `length,width,kind\n${rows.join('\n')}\n`;
}

test('a CSV file is chosen, asks for its target, is shown and gives the network its shapes', async ({
  app,
  page,
  home,
}) => {
  const file = join(home, 'flowers.csv');
  writeFileSync(file, flowers());
  await answerOpenDialogs(app, file);

  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await page.getByRole('combobox', { name: 'Source' }).selectOption('csv');
  await expect(page.getByText('flowers.csv', { exact: true })).toBeVisible();
  const problem = page.getByRole('alert').filter({ hasText: 'kind' });
  await expect(problem).toContainText('length');
  await expect(page.getByText('The data cannot be read', { exact: true })).toBeVisible();

  const target = page.getByLabel('Target column');
  await target.fill('kind');
  await target.press('Enter');
  await expect(page.getByText('2 features, 3 classes')).toBeVisible();
  await expect(page.getByText('24 train, 6 validation')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'kind' })).toBeVisible();

  await page.getByRole('button', { name: 'Lab', exact: true }).click();
  await expect(page.locator('[data-node="output"]')).toHaveAccessibleName(/3 classes/);
  await expect(page.getByRole('button', { name: 'Train', exact: true })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('a damaged experiment file is refused in words, with the place of the damage', async ({
  app,
  page,
  home,
}) => {
  const file = join(home, 'damaged.json');
  writeFileSync(
    file,
    '{"format": "gradient-lab/experiment", "version": 1, "network": {"layers": [}}',
  );
  await answerOpenDialogs(app, file);
  await expect(page.locator('[data-node="d1"]')).toBeVisible();
  await page.keyboard.press('Control+o');

  const dialog = page.getByRole('dialog', { name: 'This file cannot be opened' });
  await expect(dialog).toContainText('damaged.json');
  await expect(dialog).toContainText('line 1');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('[data-node="d1"]')).toBeVisible();
});

test('work that is not saved is asked about before another experiment takes its place', async ({
  page,
}) => {
  await page.locator('[data-node="d1"]').click();
  await page.keyboard.press('d');
  await expect(page.locator('[data-node="d11"]')).toBeVisible();
  const startNew = async () => {
    await page.keyboard.press('Control+n');
    await page.getByRole('button', { name: 'Nearly empty' }).click();
  };
  await startNew();
  const dialog = page.getByRole('dialog', { name: 'Save the changes first?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('[data-node="d11"]')).toBeVisible();

  await startNew();
  await dialog.getByRole('button', { name: 'Do not save' }).click();
  await expect(page.getByRole('heading', { name: 'Untitled network' })).toBeVisible();
  await expect(page.locator('[data-node="d11"]')).toHaveCount(0);
});

test('panes and theme are remembered', async ({ launch }) => {
  const first = await launch();
  const before = await first.firstWindow();
  await before.getByRole('button', { name: 'Add layer' }).click();
  await before.getByRole('separator', { name: 'Width of the column at the right' }).focus();
  await before.keyboard.press('ArrowLeft');
  await before.keyboard.press('ArrowLeft');
  const width = await before
    .getByRole('separator', { name: 'Width of the column at the right' })
    .getAttribute('aria-valuenow');
  expect(Number(width)).toBeGreaterThanOrEqual(288 + 32);
  await before.keyboard.press('Control+Shift+L');
  const theme = await before.locator('html').getAttribute('data-theme');
  await expect
    .poll(() =>
      before.evaluate(async () => (await window.lab.request('preferences:read', null)).panes),
    )
    .toMatchObject({ column: Number(width), palette: 176 });
  await first.close();

  const after = await (await launch()).firstWindow();
  await expect(after.getByRole('complementary', { name: 'Layer palette' })).toBeVisible();
  await expect(
    after.getByRole('separator', { name: 'Width of the column at the right' }),
  ).toHaveAttribute('aria-valuenow', width ?? '');
  await expect(after.locator('html')).toHaveAttribute('data-theme', theme ?? '');
});
