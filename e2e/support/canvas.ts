import type { Locator, Page } from '@playwright/test';
import { expect } from './launched-app';

/** The starting example: input, ten dense layers with sigmoid chips, output. */
export const nodesOfExample = 'input d1 d2 d3 d4 d5 d6 d7 d8 d9 d10 output'.split(' ');

export function node(page: Page, id: string): Locator {
  return page.locator(`[data-node="${id}"]`);
}

async function nodeIds(page: Page): Promise<readonly string[]> {
  const ids = await page
    .locator('[data-node]')
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-node') ?? ''));
  return ids.sort();
}

export async function expectNodes(page: Page, ids: readonly string[]): Promise<void> {
  await expect.poll(() => nodeIds(page)).toEqual([...ids].sort());
}

export async function centre(target: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('The target of the drag is not on screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Pressed, moved and released as a hand does it. */
export async function dragTo(
  page: Page,
  source: Locator,
  to: { readonly x: number; readonly y: number },
): Promise<void> {
  const from = await centre(source);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

function handle(page: Page, id: string, end: 'source' | 'target'): Locator {
  return node(page, id).locator(`.svelte-flow__handle.${end}`);
}

export async function connect(page: Page, from: string, to: string): Promise<void> {
  await dragTo(page, handle(page, from, 'source'), await centre(handle(page, to, 'target')));
}

export async function openPalette(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Add layer' }).click();
  const palette = page.getByRole('complementary', { name: 'Layer palette' });
  await expect(palette).toBeVisible();
  return palette;
}

export function paletteItem(palette: Locator, title: string): Locator {
  return palette.getByRole('button', { name: new RegExp(`^${title}`) });
}

export function arrow(page: Page, from: string, to: string): Locator {
  return page.locator(`[data-connection="${from}/${to}"]`);
}

/** A short run is enough to see a line. */
export async function trainFor(page: Page, epochs: number): Promise<void> {
  await page.keyboard.press('Control+e');
  const field = page.getByRole('textbox', { name: 'Epochs', exact: true });
  await field.fill(String(epochs));
  await field.press('Control+Enter');
  await expect(page.getByTestId('shown-epoch')).toHaveText(String(epochs), { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
}

export function weightLine(page: Page, layer: string): Locator {
  return page.getByTestId('chart-weight-change').locator(`li[data-layer="${layer}"]`);
}
