import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/launched-app';

// A start of the engine takes seconds, on a busy machine tens of them.
test.setTimeout(120_000);

test('foretells a run while its network is edited, and says afterwards whether it held', async ({
  page,
}) => {
  const badge = page.getByTestId('preflight');
  await expect(badge).toHaveAccessibleName(
    /^Pre-flight: gradient will vanish.*trainable depth 1 of 10; δ 0\.\d+ at the output, .*at layer 1\./,
  );

  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Run 1 done' })).toBeVisible({ timeout: 60_000 });
  await expect(badge).toContainText('held');
  await expect(page.getByText('Pre-flight was right.')).toBeVisible();

  // An edit makes another network of it: what was foretold for the first one is not said of this.
  await page.locator('[data-node="d3"]').click();
  await page.keyboard.press('Delete');
  await expect(badge).toHaveAccessibleName(/of 9;/);
  await expect(badge).not.toContainText('held');
  await page.keyboard.press('Control+z');
  await expect(badge).toContainText('held');
});

test('explains itself by keyboard, in light and dark', async ({ app, page }) => {
  const badge = page.getByTestId('preflight');
  await badge.focus();
  await page.keyboard.press('Enter');
  const details = page.getByRole('dialog', { name: 'Pre-flight' });
  await expect(details).toContainText('Predicted before training');
  await expect(details).toContainText('A gradient survives about 1 hidden layer like these');
  await expect(details.getByRole('row')).toHaveCount(12);
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const axe = new AxeBuilder({ page }).include('[role="dialog"]').setLegacyMode(true);
    await expect.poll(async () => (await axe.analyze()).violations).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await expect(badge).toBeFocused();
});
