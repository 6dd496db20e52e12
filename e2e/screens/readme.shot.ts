import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { node } from '../support/canvas';
import { expect, test } from '../support/launched-app';
import { pictures, show, train } from './screen';

const size = { width: 1280, height: 720 };

/** What docs/images shows: copied there by hand once somebody has looked at them. */
test('the pictures of the README', async ({ app, page }) => {
  const place = join(pictures, 'readme');
  mkdirSync(place, { recursive: true });
  const shoot = async (name: string): Promise<void> => {
    await page.mouse.move(size.width - 2, size.height / 2);
    await page.screenshot({ path: join(place, `${name}.png`), animations: 'disabled' });
  };
  await show(app, page, size, 'light');
  await expect(node(page, 'output')).toHaveAccessibleName(/2 classes/);

  await train(page, 'Run 1');
  const remedies = page.getByRole('list', { name: 'Remedies, best first' }).getByRole('listitem');
  for (const row of [0, 1, 2]) await expect(remedies.nth(row)).toContainText('Before training');
  await shoot('lab');
  await page.getByRole('switch', { name: 'ReLU' }).click();
  await expect(page.getByText('Run 2 done').first()).toBeVisible();
  await page.getByRole('switch', { name: 'Xavier' }).click();
  await expect(page.getByText('Run 3 done').first()).toBeVisible();
  await expect(page.getByTestId('preflight')).toContainText('held');
  await shoot('lab-cured');

  await page.keyboard.press('Control+3');
  await page.getByLabel('Seeds of each combination').selectOption('3');
  const grid = page.getByRole('button', { name: 'Train 48 runs' });
  await grid.click();
  await expect(grid).toBeHidden();
  await expect(grid).toBeVisible();
  await shoot('grid');

  await page.keyboard.press('Control+4');
  await page.getByText('1/20,000', { exact: true }).click();
  await page.getByRole('button', { name: 'Run the lesson' }).click();
  await expect(page.getByText('All 4 expectations held.')).toBeVisible();
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await shoot('lessons');
});
