import type { Page } from '@playwright/test';
import { expect, test } from '../support/launched-app';
import {
  click,
  experimentOf,
  heap,
  heapFlags,
  load,
  milliseconds,
  start,
  tell,
} from './window-load';

async function tellLoad(page: Page, when: string): Promise<void> {
  const { median, slow } = await load(page, 5);
  tell(`${when}: frame interval ${milliseconds(median)}, 95 % ${milliseconds(slow)}`);
}

test('a hundred and sixty runs in view', async ({ launch, home }) => {
  const page = await start(
    await launch(experimentOf(home, 'ten-sigmoid-layers', 20), ...heapFlags),
  );
  tell(`\nbefore: ${(await heap(page)).toFixed(1)} MB`);
  await tellLoad(page, 'idle');
  tell(`page opened in ${milliseconds(await click(page, 'button', 'Grid'))}`);
  await page.getByLabel('Seeds of each combination').selectOption('10');
  const began = performance.now();
  const train = page.getByRole('button', { name: 'Train 160 runs' });
  await train.click();
  await expect(train).toBeHidden();
  await tellLoad(page, 'while they train');
  await expect(train).toBeVisible({ timeout: 600_000 });
  tell(`trained after ${((performance.now() - began) / 1000).toFixed(0)} s`);
  await tellLoad(page, 'trained');
  for (const name of ['Lab', 'Grid', 'Table', 'Table'] as const) {
    tell(`"${name}" drawn in ${milliseconds(await click(page, 'button', name))}`);
  }
  tell(`in the end: ${(await heap(page)).toFixed(1)} MB`);
});
