import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Experiment } from '../shared/experiment/experiment';
import { expect, firstPage, test } from './support/launched-app';

// A start of the engine takes seconds, on a busy machine tens of them.
test.setTimeout(120_000);

const patience = { timeout: 60_000 };

function verdict(page: Page) {
  return page.getByRole('article', { name: 'Verdict' });
}

/** Waits until the data is read. */
async function train(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
}

async function expectVerdict(page: Page, title: string, run: string): Promise<void> {
  await expect(page.getByRole('heading', { name: `${run} done` })).toBeVisible(patience);
  await expect(verdict(page).getByRole('heading', { level: 2 })).toHaveText(title);
}

/** What axe finds in a part of the window. */
async function violationsIn(page: Page, part: string) {
  return (await new AxeBuilder({ page }).include(part).setLegacyMode(true).analyze()).violations;
}

/** Leaves unsaved work behind for the next start: the starting example with this edit. */
async function leaveWork(
  page: Page,
  edit: Pick<Experiment, 'remedies' | 'training'>,
): Promise<void> {
  await page.evaluate(async (parts) => {
    const { experiment, file } = await window.lab.request('experiment:restore', null);
    const edited = { ...experiment, ...parts };
    await window.lab.request('experiment:autosave', { experiment: edited, file, unsaved: true });
  }, edit);
}

test('finds the vanishing gradient of the starting example, and a remedy that cures it', async ({
  app,
  page,
}) => {
  await expect(page.getByRole('heading', { name: 'No verdict yet' })).toBeVisible();
  await train(page);
  await expectVerdict(page, 'Vanishing gradient', 'Run 1');
  await expect(page.getByTestId('verdict-announcement')).toContainText('Vanishing gradient');
  await expect(verdict(page).getByRole('meter', { name: 'Confidence' })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    // Colours fade from one theme to the other.
    await expect.poll(() => violationsIn(page, 'article')).toEqual([]);
  }

  const remedies = verdict(page).getByRole('list', { name: 'Remedies, best first' });
  await remedies
    .getByRole('button', { name: /^Try it/ })
    .first()
    .click();
  await expectVerdict(page, 'Healthy', 'Run 2');
  await expect(page.getByRole('heading', { name: 'Run 2 against run 1' })).toBeVisible();
  await expect(verdict(page).getByText(/^Not vanishing, because/)).toBeVisible();
  await expect(page.getByTestId('verdict-announcement')).toContainText('run 2: Healthy');

  await page.keyboard.press('Control+z');
  await expect(page.getByText('Your network is unchanged.')).toHaveCount(0);
});

test('marks the layer and the chart that evidence comes from', async ({ page }) => {
  await train(page);
  await expectVerdict(page, 'Vanishing gradient', 'Run 1');
  const evidence = verdict(page).getByRole('list', { name: 'Evidence for' });

  await evidence.getByRole('button', { name: /^δ, layer 1/ }).focus();
  await expect(page.locator('[data-node="d1"]')).toHaveClass(/hovered/);
  await expect(page.getByTestId('chart-gradient-by-depth')).toHaveClass(/marked/);

  await evidence.getByRole('button', { name: /^Update \/ weight, layer 1/ }).press('Enter');
  await expect(page.getByRole('tab', { name: 'Weights' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByTestId('chart-update-by-depth')).toHaveClass(/marked/);
});

test('shrinks to a strip while a layer is inspected, and comes back from it', async ({ page }) => {
  await train(page);
  await expectVerdict(page, 'Vanishing gradient', 'Run 1');
  await page.locator('[data-node="d3"]').click();
  await expect(verdict(page)).toHaveCount(0);
  await page.getByRole('button', { name: /^Vanishing gradient/ }).click();
  await expect(verdict(page)).toBeVisible();
});

test('tries a learning rate beside the experiment, and keeps it when told to', async ({
  launch,
}) => {
  const before = await launch();
  const first = await firstPage(before);
  const { experiment } = await first.evaluate(() => window.lab.request('experiment:restore', null));
  const { remedies, training } = experiment;
  await leaveWork(first, {
    remedies: { ...remedies, relu: true, he: true },
    training: { ...training, optimizer: { ...training.optimizer, learningRate: 1e-5 } },
  });
  await before.close();

  const page = await firstPage(await launch());
  await train(page);
  await expectVerdict(page, 'Learning rate too low', 'Run 1');
  await page
    .getByRole('button', { name: /^Try it: Learning rate/ })
    .first()
    .click();
  await expectVerdict(page, 'Healthy', 'Run 2');
  await expect(page.getByText('Your experiment is unchanged.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Run 2 against run 1' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByText('Your experiment is unchanged.')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Undo/ })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
});
