import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, firstPage, test } from './support/launched-app';

// A start of the engine takes seconds, on a busy machine tens of them.
test.setTimeout(180_000);

const patience = { timeout: 90_000 };
const exampleLesson = resolve(__dirname, '..', 'docs', 'examples', 'flat-loss-lesson.json');

async function openLessons(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Lessons' })).toBeVisible();
}

function listed(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'List of lessons' }).getByRole('button', { name });
}

/** Answers the dialog for a file to open. */
async function chooseFile(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    Reflect.set(dialog, 'showOpenDialog', () =>
      Promise.resolve({ canceled: false, filePaths: [path] }),
    );
  }, file);
}

async function violationsIn(page: Page) {
  return (await new AxeBuilder({ page }).include('main').setLegacyMode(true).analyze()).violations;
}

test('takes a lesson: a guess, a run, and the answer when it is asked for', async ({ launch }) => {
  const before = await launch();
  const page = await firstPage(before);
  await openLessons(page);
  await expect(page.getByTestId('lessons-done')).toHaveText('0 of 10 done, 0 held');
  await listed(page, 'He for ReLU').click();
  await expect(page.getByRole('heading', { level: 2, name: 'He for ReLU' })).toBeVisible();

  await page.getByText('about a thousandth').click();
  await expect(page.getByText('Kept. Now run the lesson')).toBeVisible();
  const row = page.getByRole('row', { name: /^Variance per layer, Xavier/ });
  await expect(row).toContainText('hidden');

  await page.getByRole('button', { name: 'Run the lesson' }).click();
  await expect(page.getByText('Both expectations held.')).toBeVisible(patience);
  // Measured, but what was expected still waits to be asked for.
  await expect(row).toContainText('held');
  await expect(row).toContainText('hidden');
  const chart = page.getByTestId('chart-lesson');
  await expect(chart.getByRole('img')).toHaveAccessibleName(/He: ×1\.00 a layer/);

  await page.getByRole('button', { name: 'Show the answer' }).click();
  await expect(page.getByText('It is “about a billionth”')).toBeVisible();
  await expect(row).toContainText('0.45 to 0.55');
  await chart.getByRole('button', { name: /as a table/ }).click();
  await expect(chart.getByRole('columnheader', { name: 'He, seed 5' })).toBeVisible();
  await expect(page.getByTestId('lessons-done')).toHaveText('1 of 10 done, 1 held');

  await page.getByRole('button', { name: 'Open in the lab: Ten ReLU layers, Xavier' }).click();
  await expect(page.getByRole('button', { name: /^Ten ReLU layers, Xavier/ })).toBeVisible();
  await expect(page.locator('[data-node="d10"]')).toBeVisible();
  await before.close();

  // What was done is known at the next start; the numbers are measured again when asked for.
  const again = await firstPage(await launch());
  await openLessons(again);
  await expect(listed(again, 'He for ReLU')).toContainText('held');
  await listed(again, 'He for ReLU').click();
  await again.getByRole('button', { name: 'Reset' }).click();
  await expect(again.getByTestId('lessons-done')).toHaveText('0 of 10 done, 0 held');
});

test('is taken by keyboard alone, and its text grows for a projector', async ({ page }) => {
  await page.getByRole('button', { name: 'Lessons', exact: true }).focus();
  await page.keyboard.press('Enter');
  await listed(page, 'Why sigmoid collapses').focus();
  await page.keyboard.press('Enter');
  const title = page.getByRole('heading', { level: 2, name: 'Why sigmoid collapses' });
  await expect(title).toBeVisible();

  await page.getByRole('radio', { name: '1/4', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '1/16' })).toBeChecked();
  await page.getByRole('button', { name: 'Show the answer' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Right. Variance goes with the square')).toBeVisible();

  const regular = (await title.boundingBox())?.height ?? NaN;
  await page.getByRole('radio', { name: 'Regular' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Projector' })).toBeChecked();
  await expect
    .poll(async () => ((await title.boundingBox())?.height ?? NaN) / regular)
    .toBeGreaterThan(1.5);
});

test('trains beside the lab, and stops when told to', async ({ page }) => {
  await openLessons(page);
  await listed(page, 'Ten sigmoid layers').click();
  await page.getByRole('button', { name: 'Run the lesson' }).click();
  await expect(page.getByText(/^Run 1 of 7: Ten sigmoid layers/)).toBeVisible(patience);
  const progress = page.getByRole('progressbar', { name: 'Lesson', exact: true });
  await expect(progress).not.toHaveAttribute('aria-valuenow', '0', patience);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Run the lesson' })).toBeVisible();
  await expect(page.getByTestId('lessons-done')).toHaveText('0 of 10 done, 0 held');
});

test('opens a lesson from a file, and says what is wrong with a faulty one', async ({
  app,
  home,
  page,
}) => {
  await openLessons(page);
  const faulty = join(home, 'faulty.json');
  const text = readFileSync(exampleLesson, 'utf8');
  writeFileSync(
    faulty,
    text.replace('"stay where it is",\n    "because"', '"magic",\n    "because"'),
  );
  await chooseFile(app, faulty);
  await page.getByRole('button', { name: 'Open a lesson file…' }).click();
  await expect(page.getByRole('dialog')).toContainText(
    'question.answer: expected one of the choices, found "magic".',
  );
  await page.keyboard.press('Escape');

  await chooseFile(app, exampleLesson);
  await page.getByRole('button', { name: 'Open a lesson file…' }).click();
  await expect(page.getByRole('heading', { name: 'A flat loss, and what moves it' })).toBeVisible();
  await page.getByRole('button', { name: 'Run the lesson' }).click();
  await expect(page.getByText('All 4 expectations held.')).toBeVisible(patience);
  await expect(page.getByTestId('lessons-done')).toHaveText('1 of 11 done, 1 held');
});

test('the lessons page has no accessibility violations, light and dark', async ({ app, page }) => {
  await openLessons(page);
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByRole('button', { name: 'Run the lesson' }).click();
  await expect(page.getByText('All 4 expectations held.')).toBeVisible(patience);
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    // Colours fade from one theme to the other.
    await expect.poll(() => violationsIn(page), patience).toEqual([]);
  }
});
