import type { Page } from '@playwright/test';
import { arrow, expectNodes, node, nodesOfExample } from './support/canvas';
import { expect, test } from './support/launched-app';

async function openExample(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Experiment menu' }).click();
  await page.getByRole('menuitem', { name }).click();
}

const without = (...gone: readonly string[]) => nodesOfExample.filter((id) => !gone.includes(id));

test('layers selected with a box fold into one node that stands for copies, and unfold again', async ({
  page,
}) => {
  // Around d3 and d4, from the free space above them.
  const first = await node(page, 'd3').boundingBox();
  const last = await node(page, 'd4').boundingBox();
  if (first === null || last === null) throw new Error('The layers are not on screen.');
  await page.keyboard.down('Shift');
  await page.mouse.move(first.x - 4, first.y - 8);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width + 4, last.y + last.height + 6, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page.getByRole('heading', { name: '2 layers' })).toBeVisible();

  await page.getByRole('button', { name: 'Repeat as a group' }).click();
  await expectNodes(page, without('d4'));
  await expect(node(page, 'd3')).toHaveAccessibleName(
    /^4 layers, 2 copies in series, Dense d3, Sigmoid, Dense d4, Sigmoid.*no problems$/,
  );
  await expect(page.getByText('12 hidden layers')).toBeVisible();

  const copies = page.getByRole('textbox', { name: 'Copies in series' });
  await copies.fill('5');
  await copies.press('Enter');
  await expect(page.getByText('18 hidden layers')).toBeVisible();

  await page.getByRole('button', { name: 'Unfold Block' }).click();
  await expectNodes(page, nodesOfExample);
  await page.getByRole('button', { name: 'Fold the repeated group' }).click();
  await expectNodes(page, without('d4'));

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expectNodes(page, nodesOfExample);
  await expect(page.getByText('10 hidden layers')).toBeVisible();
});

test('a folded group is walked, copied, removed and taken apart by keyboard', async ({ page }) => {
  await node(page, 'd3').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('g');
  await expect(node(page, 'd3')).toBeFocused();
  await expectNodes(page, without('d4'));

  await page.keyboard.press('ArrowRight');
  await expect(node(page, 'd5')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(node(page, 'd3')).toBeFocused();

  // A copy of a group is a group of its own, behind it.
  await page.keyboard.press('Control+d');
  await expectNodes(page, [...without('d4'), 'd11']);
  await expect(node(page, 'd11')).toHaveAccessibleName(/2 copies in series/);
  await expect(arrow(page, 'a4', 'd11')).toHaveCount(1);
  await expect(arrow(page, 'a12', 'd5')).toHaveCount(1);
  await page.keyboard.press('Delete');
  await expectNodes(page, without('d4'));
  await expect(arrow(page, 'a4', 'd5')).toHaveCount(1);

  // Delete left the focus on the group, unselected; walking selects.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('u');
  await expectNodes(page, nodesOfExample);
  await page.getByRole('button', { name: 'Ungroup', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Ungroup', exact: true })).toHaveCount(0);
  await expect(page.getByText('10 hidden layers')).toBeVisible();
});

test('a layer dropped on the arrow into a folded residual block goes before all of it', async ({
  page,
}) => {
  await openExample(page, 'Eight residual blocks');
  await expectNodes(page, ['input', 'stem', 'b1', 'output']);

  // Unfolded, it is so when one comes back to the experiment; looking closer is no edit.
  await node(page, 'b1').click();
  await page.keyboard.press('u');
  const unfolded = ['input', 'stem', 'b1', 'b2', 'sum', 'output'];
  await expectNodes(page, unfolded);
  await openExample(page, 'Ten sigmoid layers');
  await expectNodes(page, nodesOfExample);
  await openExample(page, 'Eight residual blocks');
  await expectNodes(page, unfolded);
  await node(page, 'b1').click();
  await page.keyboard.press('u');
  await expectNodes(page, ['input', 'stem', 'b1', 'output']);

  const where = await arrow(page, 'stem-relu', 'b1').boundingBox();
  if (where === null) throw new Error('There is no arrow.');
  await page.mouse.click(where.x + where.width / 2, where.y + where.height / 2);
  await page.keyboard.press('d');
  await expectNodes(page, ['input', 'stem', 'b1', 'output', 'd1']);
  await expect(page.getByText('to fix')).toHaveCount(0);
  await expect(node(page, 'b1')).toHaveAccessibleName(/no problems$/);
});
