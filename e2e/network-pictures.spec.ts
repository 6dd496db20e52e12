import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/launched-app';
import { answerSaveDialogs } from './support/main-process';

// A start of the engine takes seconds, on a busy machine tens of them.
test.setTimeout(180_000);

function drawn(page: Page, chart: string) {
  return page.getByTestId(`chart-${chart}`).getByTestId('series').locator('li');
}

async function train(page: Page, run: string): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText(`${run} done`).first()).toBeVisible({ timeout: 60_000 });
}

async function show(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab, exact: true }).click();
}

async function expectAccessible(page: Page): Promise<void> {
  const check = new AxeBuilder({ page }).include('[aria-label="Observe"]').setLegacyMode(true);
  expect((await check.analyze()).violations).toEqual([]);
}

async function menuItem(page: Page, chart: string, item: string) {
  await page.getByRole('button', { name: `More for ${chart}` }).click();
  return page.getByRole('menuitem', { name: item });
}

test('shows what a network says of its data, and a layer’s weights, of both runs of a pair', async ({
  app,
  page,
  home,
}) => {
  await test.step('says what will appear before there is a run', async () => {
    await show(page, 'Predictions');
    await expect(page.getByTestId('chart-plane').getByTestId('empty')).toContainText(
      'Press Train.',
    );
    await expectAccessible(page);
  });

  await test.step('draws the plane and counts the validation rows as the run does', async () => {
    await train(page, 'Run 1');
    await expect(drawn(page, 'plane')).toHaveAttribute('data-epoch', '40');
    await expect(drawn(page, 'plane')).toHaveAttribute('data-points', '500');
    await expect(drawn(page, 'confusion')).toHaveAttribute('data-rows', '400');
    const right = Number(await drawn(page, 'confusion').getAttribute('data-right'));
    const loss = page.getByTestId('chart-loss');
    await loss.getByRole('combobox').selectOption('Accuracy');
    const accuracy = drawn(page, 'loss').and(page.locator('[data-label="validation accuracy"]'));
    const percent = Number.parseFloat((await accuracy.getAttribute('data-last')) ?? '');
    expect(Math.abs((right / 400) * 100 - percent)).toBeLessThanOrEqual(0.05);
    await expectAccessible(page);
  });

  await test.step('zooms the plane by a drag and by keys, and resets it', async () => {
    const plane = page.getByTestId('chart-plane').getByRole('group');
    const box = await plane.boundingBox();
    if (box === null) throw new Error('The plane is not on screen.');
    await page.mouse.move(box.x + 40, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 140, box.y + 160, { steps: 4 });
    await page.mouse.up();
    await expect(
      await menuItem(page, 'Decision boundary', 'Show where the data lies'),
    ).not.toHaveAttribute('data-disabled');
    await page.keyboard.press('Escape');
    await plane.focus();
    await page.keyboard.press('0');
    await expect(
      await menuItem(page, 'Decision boundary', 'Show where the data lies'),
    ).toHaveAttribute('data-disabled');
    await page.keyboard.press('Escape');
  });

  await test.step('saves every place of the plane', async () => {
    const file = join(home, 'plane.csv');
    await answerSaveDialogs(app, file);
    await (await menuItem(page, 'Decision boundary', 'Save numbers (CSV)')).click();
    await expect.poll(() => linesOf(file).length).toBe(1 + 64 * 48);
    expect(linesOf(file)[0]).toBe('place,x1,x2,probability of 0,probability of 1');
    const [, , , zero, one] = (linesOf(file)[1] ?? '').split(',').map(Number);
    expect((zero ?? NaN) + (one ?? NaN)).toBeCloseTo(1, 5);
  });

  await test.step('follows weights that are clicked or picked by keys, from the next run on', async () => {
    await show(page, 'Layer');
    await expect(drawn(page, 'activation-histograms').last()).toHaveAttribute('data-epoch', '40');
    const matrix = page.getByTestId('chart-weight-matrix');
    await matrix.getByRole('combobox').selectOption('layer 2');
    await expect(matrix.getByTestId('subtitle')).toContainText('32 × 32');
    const picker = matrix.getByRole('group');
    const box = await picker.boundingBox();
    if (box === null) throw new Error('The weight matrix is not on screen.');
    await page.mouse.click(box.x + box.width * (6.5 / 32), box.y + box.height * (2.5 / 32));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const picks = ['w₃₇ layer 2', 'w₄₈ layer 2'];
    for (const label of picks) {
      await expect(
        drawn(page, 'single-weights').and(page.locator(`[data-label="${label}"]`)),
      ).toHaveAttribute('data-style', 'dotted');
    }
    await page.getByRole('switch', { name: 'Batch norm' }).click();
    await expect(page.getByText('Run 2 done').first()).toBeVisible({ timeout: 60_000 });
    for (const label of picks) {
      await expect(
        drawn(page, 'single-weights').and(
          page.locator(`[data-run="run 2"][data-label="${label}"]`),
        ),
      ).toHaveAttribute('data-style', 'solid');
    }
    await expectAccessible(page);
    // For the next start.
    await expect
      .poll((): unknown => JSON.parse(readFileSync(join(home, 'lab', 'preferences.json'), 'utf8')))
      .toMatchObject({
        picks: {
          'Ten sigmoid layers': [
            { layer: 'd2', index: [2, 6] },
            { layer: 'd2', index: [3, 7] },
          ],
        },
      });
  });

  await test.step('shows both runs of a pair', async () => {
    await show(page, 'Predictions');
    await expect(drawn(page, 'plane')).toHaveCount(2);
    const rights = await drawn(page, 'confusion').evaluateAll((items) =>
      items.map((item) => [item.dataset.run, Number(item.dataset.right)]),
    );
    expect(rights.map(([run]) => run)).toEqual(['run 2', 'run 1']);
    expect(Number(rights[0]?.[1])).toBeGreaterThan(Number(rights[1]?.[1]));
  });

  await test.step('shows what the two differ by', async () => {
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption('Difference to run 1');
    const training = drawn(page, 'loss').and(page.locator('[data-label="training loss"]'));
    await expect(training).toHaveAttribute('data-last', /^−0\.\d+$/);
    await expect(page.getByTestId('chart-loss').getByTestId('subtitle')).toHaveText(
      'run 2 less run 1',
    );
    await show(page, 'Overview');
    await expect(drawn(page, 'layer-by-epoch')).toHaveCount(1);
    await expect(drawn(page, 'layer-by-epoch')).toHaveAttribute('data-run', 'run 2 / run 1');
    await show(page, 'Predictions');
  });

  await test.step('shows pictures with what the network takes them for, wrong ones first', async () => {
    await page.getByRole('button', { name: 'Experiment menu' }).click();
    await page.getByRole('menuitem', { name: 'A small convolutional network' }).click();
    await page.getByRole('button', { name: 'Do not save' }).click();
    await train(page, 'Run 1');
    await expect(drawn(page, 'pictures')).toHaveCount(24);
    await page.getByRole('button', { name: 'Wrong first' }).click();
    await expect(drawn(page, 'pictures').first()).toHaveAttribute('data-wrong', 'true');
    await expect(drawn(page, 'plane')).toHaveCount(0);
    await expectAccessible(page);
  });
});

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').trim().split('\r\n');
  } catch {
    return [];
  }
}
