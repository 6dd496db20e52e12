import { violationsIn } from './support/accessibility';
import { expect, test } from './support/launched-app';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the ${colorScheme} window has no accessibility violations`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('button', { name: 'Train' })).toBeVisible();
    expect(await violationsIn(page)).toEqual([]);
  });
}

test('the window of a finished run has no accessibility violations', async ({ page }) => {
  test.slow();
  // By key, so that no pointer rests on anything; before the data is read, Train only says what it waits for.
  await expect(page.getByRole('button', { name: 'Train' })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Run 1 done').first()).toBeVisible({ timeout: 60_000 });
  expect(await violationsIn(page)).toEqual([]);
});
