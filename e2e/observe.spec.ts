import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/launched-app';
import { answerSaveDialogs } from './support/main-process';

// A start of the engine takes seconds, on a busy machine tens of them.
test.setTimeout(120_000);

const coinFlip = Math.log(2);

/** Entries of a chart's list of what is drawn; every line of a chart has one. */
function drawn(page: Page, chart: string, run?: string) {
  const list = page.getByTestId(`chart-${chart}`).getByTestId('series');
  return list.locator(run === undefined ? 'li[data-run]' : `li[data-run="${run}"]`);
}

function trainingLoss(page: Page, run: string) {
  return drawn(page, 'loss', run).and(page.locator('[data-label="training loss"]'));
}

async function lossOf(page: Page, run: string): Promise<number> {
  return Number(await trainingLoss(page, run).getAttribute('data-last'));
}

async function train(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
}

/** The starting example trains for 40 epochs. */
async function trainedToTheEnd(page: Page, run: string): Promise<void> {
  await expect(trainingLoss(page, run)).toHaveAttribute('data-style', 'solid', { timeout: 60_000 });
  await expect(page.getByTestId('shown-epoch')).toHaveText('40', { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
}

test('shows that the starting example does not learn, and that ReLU with Xavier does', async ({
  page,
}) => {
  await train(page);
  await trainedToTheEnd(page, 'run 1');
  expect(Math.abs((await lossOf(page, 'run 1')) - coinFlip)).toBeLessThan(0.02);

  await page.getByRole('switch', { name: 'ReLU' }).click();
  await page.getByRole('switch', { name: 'Xavier' }).click();

  await expect(trainingLoss(page, 'run 1')).toHaveAttribute('data-style', 'dashed', {
    timeout: 60_000,
  });
  // Two clicks may start one run or two, as fast as they come.
  const current = drawn(page, 'loss').and(
    page.locator('[data-label="training loss"][data-style="solid"]'),
  );
  await expect
    .poll(async () => Number(await current.getAttribute('data-last')), { timeout: 60_000 })
    .toBeLessThan(0.35);
  expect(Math.abs((await lossOf(page, 'run 1')) - coinFlip)).toBeLessThan(0.02);
  await expect(page.getByTestId('chart-loss').getByTestId('subtitle')).toContainText(
    'run 1 dashed',
  );
});

test('draws a line for every layer and marks layers that stand still', async ({ page }) => {
  await train(page);
  await trainedToTheEnd(page, 'run 1');

  const lines = drawn(page, 'weight-change', 'run 1');
  await expect(lines).toHaveCount(11);
  await expect(lines.and(page.locator('[data-depth="10"]'))).toHaveAttribute(
    'data-label',
    'layer 10',
  );
  await expect(lines.last()).toHaveAttribute('data-label', 'output');
  // The first layer's updates round away in float32: exactly 0, not a gap.
  await expect(lines.first()).toHaveAttribute('data-last', '0');
  await expect(lines.first()).not.toHaveAttribute('data-zeros', '0');
  await expect(
    page.getByTestId('chart-gradient-by-depth').locator('[data-note]', { hasText: 'per layer' }),
  ).toHaveText(/^×0\.0\d per layer$/);
});

test('moves every chart to the scrubbed epoch, by keyboard', async ({ page }) => {
  await train(page);
  await trainedToTheEnd(page, 'run 1');

  const scrubber = page.getByRole('slider', { name: 'Epoch' });
  const profile = page.getByTestId('chart-gradient-by-depth').getByTestId('subtitle');
  await scrubber.focus();
  await page.keyboard.press('Home');
  await expect(profile).toContainText('epoch 0');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('shown-epoch')).toHaveText('1');
  await expect(profile).toContainText('epoch 1');
  await page.getByRole('button', { name: 'Newest' }).click();
  await expect(profile).toContainText('epoch 40');

  await page.getByRole('button', { name: 'Play the epochs' }).click();
  await expect(page.getByTestId('shown-epoch')).not.toHaveText('40');
  await page.getByRole('button', { name: 'Pause the epochs' }).click();
  await expect(page.getByRole('button', { name: 'Play the epochs' })).toBeVisible();
});

test('zooms all epoch charts by a drag and shows all epochs after a double click', async ({
  page,
}) => {
  await train(page);
  await trainedToTheEnd(page, 'run 1');

  const plot = page.getByTestId('chart-loss').getByRole('img');
  const box = await plot.boundingBox();
  if (box === null) throw new Error('The loss chart is not on screen.');
  await page.mouse.move(box.x + 120, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + 220, box.y + 80, { steps: 4 });
  await page.mouse.up();
  await expect(plot).not.toHaveAccessibleName(/epochs 0 to 40/);
  const weights = page.getByTestId('chart-weight-change').getByRole('img');
  await expect(weights).not.toHaveAccessibleName(/epochs 0 to 40/);
  await page.mouse.dblclick(box.x + 200, box.y + 80);
  await expect(plot).toHaveAccessibleName(/epochs 0 to 40/);
  await expect(weights).toHaveAccessibleName(/epochs 0 to 40/);
});

test('says the same in the picture, the table and the file', async ({ app, page, home }) => {
  await train(page);
  await trainedToTheEnd(page, 'run 1');
  const last = await trainingLoss(page, 'run 1').getAttribute('data-last');

  const chart = page.getByTestId('chart-loss');
  await chart.getByRole('button', { name: 'Loss as a table' }).click();
  const lastRow = chart.getByRole('row').last();
  await expect(lastRow.getByRole('rowheader')).toHaveText('40');
  await expect(lastRow.getByRole('cell').first()).toHaveText(last ?? '');

  const file = join(home, 'loss.csv');
  await answerSaveDialogs(app, file);
  await chart.getByRole('button', { name: 'More for Loss' }).click();
  await page.getByRole('menuitem', { name: 'Save numbers (CSV)' }).click();
  await expect.poll(() => lastLineOf(file)).toMatch(/^40,/);
  const [, loss] = lastLineOf(file).split(',');
  expect(Number(loss).toFixed(3)).toBe(last);
});

test('says what will appear before there is a run', async ({ page }) => {
  await expect(page.getByTestId('chart-loss').getByTestId('empty')).toContainText('Press Train.');
  await expect(page.getByRole('slider', { name: 'Epoch' })).toBeDisabled();
});

test('has no accessibility fault that axe finds, without and with a run', async ({ page }) => {
  const check = () =>
    new AxeBuilder({ page }).include('[aria-label="Observe"]').setLegacyMode(true);
  await expect(page.getByTestId('chart-loss')).toBeVisible();
  expect((await check().analyze()).violations).toEqual([]);
  await train(page);
  await trainedToTheEnd(page, 'run 1');
  await page.getByRole('button', { name: 'Loss as a table' }).click();
  expect((await check().analyze()).violations).toEqual([]);
});

function lastLineOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().split(/\r?\n/).at(-1) ?? '';
  } catch {
    return '';
  }
}
