import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { node } from '../support/canvas';
import { expect, test } from '../support/launched-app';
import { pictures, show, train } from './screen';

const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;

async function openFromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Experiment menu' }).click();
  await page.getByRole('menuitem', { name }).click();
}

for (const size of sizes) {
  for (const theme of ['light', 'dark'] as const) {
    test(`every screen at ${size.width} x ${size.height}, ${theme}`, async ({ app, page }) => {
      const place = join(pictures, `${size.width}x${size.height}-${theme}`);
      mkdirSync(place, { recursive: true });
      let taken = 0;
      const shoot = async (name: string): Promise<void> => {
        taken += 1;
        // Out of everything's way, and no transition in mid-air.
        await page.mouse.move(size.width - 2, size.height / 2);
        const number = String(taken).padStart(2, '0');
        const path = join(place, `${number}-${name}.png`);
        await page.screenshot({ path, animations: 'disabled' });
      };
      await show(app, page, size, theme);
      await expect(node(page, 'output')).toHaveAccessibleName(/2 classes/);
      await shoot('start');

      await page.getByRole('button', { name: 'New from template' }).click();
      await shoot('templates');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await shoot('all-actions');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+/');
      await shoot('shortcuts');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Device: / }).click();
      await shoot('device-menu');
      await page.keyboard.press('Escape');

      await node(page, 'd3').click();
      await shoot('layer');
      await node(page, 'd4').click({ modifiers: ['Control'] });
      await shoot('several-layers');
      await page.keyboard.press('g');
      await shoot('folded-group');
      await page.keyboard.press('u');
      await shoot('unfolded-group');
      await page.keyboard.press('Control+z');

      await node(page, 'd2').click();
      await page.keyboard.press('+');
      await shoot('problem');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+e');
      await shoot('experiment');

      await page.keyboard.press('Control+2');
      await expect(page.getByRole('heading', { name: 'Two moons' })).toBeVisible();
      await shoot('data');
      await page.getByRole('button', { name: 'Lessons', exact: true }).click();
      await shoot('lessons');

      await page.keyboard.press('Control+3');
      await shoot('grid-before');
      await page.getByLabel('Seeds of each combination').selectOption('3');
      await page.getByRole('button', { name: 'Train 48 runs' }).click();
      await expect(page.getByText(/^[2-9] of 48 runs/)).toBeVisible();
      await shoot('grid-training');
      await expect(page.getByRole('button', { name: 'Train 48 runs' })).toBeVisible();
      await shoot('grid');
      await page.getByRole('button', { name: 'Table' }).click();
      await shoot('grid-table');
      await page.getByRole('button', { name: 'Table' }).click();

      await page.keyboard.press('Control+1');
      await train(page, 'Run 1');
      await page.getByRole('tab', { name: 'Verdict' }).click();
      await expect(page.getByText('predicted δ by layer')).toBeVisible();
      await shoot('vanishing');
      for (const tab of ['Signals', 'Weights', 'Activations', 'Layer', 'Predictions']) {
        await page.getByRole('tab', { name: tab }).click();
        await shoot(`vanishing-${tab.toLowerCase()}`);
      }
      await page.getByRole('tab', { name: 'Overview' }).click();
      await page.getByRole('switch', { name: 'Batch norm' }).click();
      await expect(page.getByText('Run 2 done').first()).toBeVisible();
      await shoot('cured');
      await page.getByRole('tab', { name: 'Predictions' }).click();
      await shoot('cured-predictions');
      await page
        .getByRole('combobox', { name: 'Compare with' })
        .selectOption('Difference to run 1');
      await page.getByRole('tab', { name: 'Overview' }).click();
      await shoot('cured-difference');

      await openFromMenu(page, 'Thirty ReLU layers with Adam');
      await page.getByRole('button', { name: 'Do not save' }).click();
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      await expect(page.getByTestId('shown-epoch')).toHaveText(/^[5-9]$/);
      await shoot('thirty-layers-training');
      await expect(page.getByText('Run 1 done').first()).toBeVisible();
      await shoot('thirty-layers');
      await openFromMenu(page, 'Eight residual blocks');
      await train(page, 'Run 1');
      await shoot('residual-blocks');
      await openFromMenu(page, 'A small convolutional network');
      await train(page, 'Run 1');
      await shoot('images');
      await page.getByRole('tab', { name: 'Predictions' }).click();
      await shoot('images-predictions');
      await page.keyboard.press('Control+2');
      await shoot('images-data');
    });
  }
}
