import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { violationsIn } from './support/accessibility';
import { expect, test } from './support/launched-app';
import { answerSaveDialogs } from './support/main-process';

/** Sixteen runs compile eight programs: seconds, and more on a busy machine. */
const patience = { timeout: 60_000 };

function picture(page: Page, name: string): Locator {
  return page.getByRole('gridcell').getByRole('button', { name: new RegExp(`^${name}: `) });
}

async function openGrid(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('button', { name: 'Train 16 runs' })).toBeVisible();
}

/** Two remedies are enough to see all of it, and train in a quarter of the time. */
async function chooseReluAndXavier(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Batch norm' }).click();
  await page.getByRole('checkbox', { name: 'Residual' }).click();
}

/** Stopped as soon as its first run trains: what waits is not trained. */
async function stopLargeGrid(page: Page): Promise<void> {
  const seeds = page.getByLabel('Seeds of each combination');
  await seeds.selectOption('10');
  await page.getByRole('button', { name: 'Train 160 runs' }).click();
  await expect(picture(page, 'no remedy')).toHaveAccessibleName(/epoch \d|Vanishing/, patience);
  await page.getByRole('main').getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Train 160 runs' })).toBeVisible(patience);
  await expect(picture(page, 'ReLU')).toHaveAccessibleName(/not trained/);
  await seeds.selectOption('1');
}

test('trains a grid beside the lab, judges it, and opens its runs', async ({ app, home, page }) => {
  test.setTimeout(180_000);
  await openGrid(page);
  await stopLargeGrid(page);
  await chooseReluAndXavier(page);
  await page.getByRole('button', { name: 'Train 4 runs' }).click();
  const progress = page.getByRole('progressbar', { name: 'Grid' });
  await expect(progress).toBeVisible();

  // The lab goes on beside it.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Run 1 done')).toBeVisible(patience);
  await expect(picture(page, 'ReLU \\+ Xavier')).toHaveAccessibleName(
    /Healthy; final loss 0\.0/,
    patience,
  );
  await expect(progress).toBeHidden(patience);
  await expect(picture(page, 'no remedy')).toHaveAccessibleName(
    /Vanishing gradient; final loss 0\.69\d; δ ×0\.\d\d per layer/,
  );
  const column = page.getByRole('complementary', { name: 'What the grid shows' });
  await expect(column).toContainText('No remedy cures alone. Fewest together: ReLU + Xavier.');
  await expect(column).toContainText('Vanishing gradient in 3 of 4');

  // Off the button, whose tooltip is outside of every landmark.
  await page.mouse.move(600, 300);
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    // Colours fade from one theme to the other.
    await expect.poll(() => violationsIn(page), patience).toEqual([]);
  }

  await page.getByRole('button', { name: 'Table' }).click();
  const row = page.getByRole('row', { name: /^ReLU \+ Xavier/ });
  await expect(row).toContainText('Healthy');
  await page.mouse.move(600, 300);
  await expect.poll(() => violationsIn(page)).toEqual([]);
  const file = join(home, 'grid.csv');
  await answerSaveDialogs(app, file);
  await page.getByRole('button', { name: 'CSV' }).click();
  await expect.poll(() => linesOf(file)).toHaveLength(5);
  expect(linesOf(file)[4]).toMatch(/^on,on,off,off,1,finished,healthy,/);
  await page.getByRole('button', { name: 'Table' }).click();

  // Walked by keyboard: two rows (ReLU) of two pictures (Xavier).
  await picture(page, 'no remedy').focus();
  await page.keyboard.press('ArrowDown');
  await expect(picture(page, 'ReLU')).toBeFocused();
  await page.keyboard.press('End');
  await expect(picture(page, 'ReLU \\+ Xavier')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Healthy' })).toBeVisible(patience);
  await expect(page.getByRole('switch', { name: 'Xavier' })).toBeChecked();
  await expect(page.getByRole('switch', { name: 'ReLU' })).toBeChecked();
  // Beside the run without remedies.
  await expect(page.getByText('Run 3 against run 2')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Continue/ })).toHaveAttribute('aria-disabled');

  // A window that is new knows the grid from the kept runs, and opens them.
  await page.reload();
  // Keys that are pressed while it loads are lost.
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
  await page.keyboard.press('Control+3');
  await expect(picture(page, 'ReLU \\+ Xavier')).toHaveAccessibleName(/Healthy/, patience);
  await picture(page, 'ReLU \\+ Xavier').dblclick();
  await expect(page.getByRole('heading', { name: 'Healthy' })).toBeVisible(patience);
});

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\r\n');
  } catch {
    return [];
  }
}
