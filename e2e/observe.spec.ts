import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { node, trainFor } from './support/canvas';
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

test('shows a run layer by layer and epoch by epoch', async ({ page }) => {
  await train(page);
  await trainedToTheEnd(page, 'run 1');

  await test.step('draws a line for every layer and marks layers that stand still', async () => {
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

  await test.step('moves every chart to the scrubbed epoch, by keyboard', async () => {
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
  });

  await test.step('plays the epochs as a film', async () => {
    await page.getByRole('button', { name: 'Play the epochs' }).click();
    await expect(page.getByTestId('shown-epoch')).not.toHaveText('40');
    await page.getByRole('button', { name: 'Pause the epochs' }).click();
    await expect(page.getByRole('button', { name: 'Play the epochs' })).toBeVisible();
    await page.getByRole('button', { name: 'Newest' }).click();
  });

  await test.step('zooms all epoch charts by a drag and shows all epochs after a double click', async () => {
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

  await test.step('highlights the layer under the pointer in every chart and on the canvas', async () => {
    const layer = drawn(page, 'weight-change', 'run 1').and(page.locator('[data-layer="d3"]'));
    await expect(layer).toHaveAttribute('data-emphasis', 'normal');
    await node(page, 'd3').hover();
    await expect(layer).toHaveAttribute('data-emphasis', 'raised');
  });
});

/** More epochs than the window keeps reports of: files hold them all. */
test('says the same in the picture, the table and the files', async ({ app, page, home }) => {
  await trainFor(page, 600);
  const last = await trainingLoss(page, 'run 1').getAttribute('data-last');

  const chart = page.getByTestId('chart-loss');
  await chart.getByRole('button', { name: 'Loss as a table' }).click();
  const lastRow = chart.getByRole('row').last();
  await expect(lastRow.getByRole('rowheader')).toHaveText('600');
  await expect(lastRow.getByRole('cell').first()).toHaveText(last ?? '');

  const file = join(home, 'loss.csv');
  await answerSaveDialogs(app, file);
  await chart.getByRole('button', { name: 'More for Loss' }).click();
  await page.getByRole('menuitem', { name: 'Save numbers (CSV)' }).click();
  await expect.poll(() => linesOf(file).at(-1)).toMatch(/^600,/);
  expect(linesOf(file)).toHaveLength(1 + 601);
  const [, loss] = linesOf(file).at(-1)?.split(',') ?? [];
  expect(Number(loss).toFixed(3)).toBe(last);

  for (const [item, name, lines] of [
    ['Signals of every layer (CSV)', 'signals.csv', 1 + 601 * 11],
    // A line for each epoch, three before them and one behind.
    ['Everything the run reported (JSON)', 'everything.json', 3 + 601 + 1],
  ] as const) {
    const whole = join(home, name);
    await answerSaveDialogs(app, whole);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect.poll(() => linesOf(whole).length).toBe(lines);
  }
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

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').trim().split(/\r?\n/);
  } catch {
    return [];
  }
}
