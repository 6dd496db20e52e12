import { arrow, centre, dragTo, expectNodes, node, nodesOfExample } from './support/canvas';
import { expect, test } from './support/launched-app';

test('a layer is added by typing what it is, and the keyboard goes on from it', async ({
  page,
}) => {
  await node(page, 'd3').focus();
  await page.keyboard.press('ArrowRight');
  const typed = page.getByRole('combobox', { name: 'Add a layer by typing' });
  await page.keyboard.press('/');
  await expect(typed).toBeFocused();
  await page.keyboard.type('dense 8');
  await page.keyboard.press('Enter');
  await expect(node(page, 'd11')).toHaveAccessibleName(
    'Layer 5, Dense, 8 units, 264 parameters; connected to Dense d5; output 8; no problems',
  );
  await expect(node(page, 'd11')).toBeFocused();

  await page.keyboard.press('/');
  await expect(typed).toBeFocused();
  await page.keyboard.type('tanh');
  await page.keyboard.press('Enter');
  await expect(node(page, 'd11')).toHaveAccessibleName(/8 units, Tanh/);
  await expect(arrow(page, 'a11', 'd5')).toHaveCount(1);

  // Cut and paste take the chips along.
  await node(page, 'd11').click();
  await page.keyboard.press('Control+x');
  await expectNodes(page, nodesOfExample);
  await node(page, 'd1').click();
  await page.keyboard.press('Control+v');
  await expect(node(page, 'd11')).toHaveAccessibleName(/^Layer 2, Dense, 8 units, Tanh/);
});

test('an end of an arrow is dragged to another layer', async ({ page }) => {
  const where = await centre(arrow(page, 'a9', 'd10'));
  await page.mouse.click(where.x, where.y);
  await dragTo(
    page,
    page.locator('.svelte-flow__edgeupdater-target'),
    await centre(node(page, 'output').locator('.svelte-flow__handle.target')),
  );
  await expect(arrow(page, 'a9', 'output')).toHaveCount(1);
  await expect(arrow(page, 'a9', 'd10')).toHaveCount(0);
  await expect(node(page, 'd10')).toHaveAccessibleName(/Nothing feeds Dense d10/);
  await expect(node(page, 'output')).toHaveAccessibleName(/takes one input and has 2/);
  await page.keyboard.press('Control+z');
  await expect(arrow(page, 'a9', 'd10')).toHaveCount(1);
});

test('fields of several layers are changed at once, checked in words as they are typed', async ({
  page,
}) => {
  await node(page, 'd3').click();
  await expect(page.getByText(/^Starting weights: mean .* deviation 0\.0[45]\d*/)).toBeVisible();
  await node(page, 'd4').click({ modifiers: ['Control'] });
  await node(page, 'd5').click({ modifiers: ['Control'] });
  await expect(page.getByRole('heading', { name: '3 layers' })).toBeVisible();

  const units = page.getByRole('textbox', { name: 'Units' });
  await units.fill('1.5');
  await expect(page.getByRole('alert').filter({ hasText: 'whole number' })).toBeVisible();
  await units.fill('16');
  await units.press('Enter');
  await page.getByRole('combobox', { name: 'Function' }).selectOption('leaky-relu');
  const slope = page.getByRole('textbox', { name: 'Slope below 0' });
  await slope.fill('0.2');
  await slope.press('Enter');
  for (const id of ['d3', 'd4', 'd5']) {
    await expect(node(page, id)).toHaveAccessibleName(/16 units, Leaky ReLU/);
  }

  await node(page, 'd6').click({ modifiers: ['Control'] });
  await expect(units).toHaveAttribute('placeholder', 'different');
  await units.fill('24');
  await units.press('Enter');
  await expect(node(page, 'd6')).toHaveAccessibleName(/24 units, Sigmoid/);
  for (let step = 0; step < 4; step += 1) {
    await page.getByRole('button', { name: /^Undo/ }).click();
  }
  await expect(node(page, 'd3')).toHaveAccessibleName(/32 units, Sigmoid/);

  // What memory cannot hold is said while it is edited, at the layer that takes most of it.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await units.fill('65536');
  await units.press('Enter');
  await expect(
    page.getByText(/^Training this takes about [\d.]+ GB of memory, and [\d.]+ [GM]B are free\.$/),
  ).toBeVisible();
  await expect(
    page
      .locator('[data-node]')
      .filter({ has: page.getByRole('button', { name: /^Problem: Training/ }) }),
  ).toHaveCount(1);
});
