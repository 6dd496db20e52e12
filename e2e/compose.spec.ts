import AxeBuilder from '@axe-core/playwright';
import {
  arrow,
  centre,
  connect,
  dragTo,
  expectNodes,
  node,
  nodesOfExample,
  openPalette,
  paletteItem,
  trainFor,
  weightLine,
} from './support/canvas';
import { expect, test } from './support/launched-app';

test('a layer dragged from the palette, connected and trained has its line in the weight graph', async ({
  page,
}) => {
  // The engine loads, and compiles a network that it has not seen.
  test.slow();
  const palette = await openPalette(page);
  await expectNodes(page, nodesOfExample);

  // Onto the empty canvas, below the network: nothing connects it yet.
  const canvas = page.getByRole('region', { name: 'Network', exact: true });
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('There is no canvas.');
  await dragTo(page, paletteItem(palette, 'Dense'), {
    x: box.x + box.width - 120,
    y: box.y + 70,
  });
  await expectNodes(page, [...nodesOfExample, 'd11']);
  await expect(node(page, 'd11')).toHaveAccessibleName(/Nothing feeds/);
  await expect(page.getByText('1 problem to fix').first()).toBeVisible();

  // Out with the old way to the output, in with the way through the new layer.
  const old = await centre(arrow(page, 'a10', 'output'));
  await page.mouse.click(old.x, old.y);
  await page.keyboard.press('Delete');
  await expect(arrow(page, 'a10', 'output')).toHaveCount(0);
  await connect(page, 'd10', 'd11');
  await expect(arrow(page, 'a10', 'd11')).toHaveCount(1);
  await connect(page, 'd11', 'output');
  await expect(arrow(page, 'd11', 'output')).toHaveCount(1);
  await expect(page.getByText('to fix')).toHaveCount(0);

  await trainFor(page, 3);
  await expect(weightLine(page, 'd11')).toHaveAttribute('data-label', 'layer 11');
  await expect(page.getByTestId('chart-weight-change').locator('li[data-run]')).toHaveCount(12);
});

test('a layer dropped on an arrow goes between the two, on a node behind it', async ({ page }) => {
  const palette = await openPalette(page);
  await dragTo(page, paletteItem(palette, 'Dense'), await centre(arrow(page, 'a3', 'd4')));
  await expectNodes(page, [...nodesOfExample, 'd11']);
  await expect(arrow(page, 'a3', 'd11')).toHaveCount(1);
  await expect(arrow(page, 'd11', 'd4')).toHaveCount(1);

  // Normalization docks before the activation.
  await dragTo(page, paletteItem(palette, 'Batch norm'), await centre(node(page, 'd5')));
  await expect(node(page, 'd5')).toHaveAccessibleName(/batch n\., Sigmoid/);
  await expectNodes(page, [...nodesOfExample, 'd11']);

  await page.keyboard.press('Control+z');
  await expect(node(page, 'd5')).not.toHaveAccessibleName(/batch n\./);
  await page.keyboard.press('Control+z');
  await expectNodes(page, nodesOfExample);
  await page.keyboard.press('Control+Shift+z');
  await expectNodes(page, [...nodesOfExample, 'd11']);
});

test('Escape calls a drag off', async ({ page }) => {
  const palette = await openPalette(page);
  const from = await centre(paletteItem(palette, 'Dense'));
  const to = await centre(arrow(page, 'a3', 'd4'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expectNodes(page, nodesOfExample);
});

test('the network is composed, edited and trained by keyboard alone', async ({ page }) => {
  test.slow();
  await node(page, 'input').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(node(page, 'd2')).toBeFocused();

  // D adds behind the selection and connects.
  await page.keyboard.press('d');
  await expectNodes(page, [...nodesOfExample, 'd11']);
  await expect(node(page, 'd11')).toBeFocused();
  await page.keyboard.press('a');
  await expect(node(page, 'd11')).toHaveAccessibleName(/Sigmoid/);
  await expect(page.getByText('to fix')).toHaveCount(0);

  // Enter edits, Escape comes back.
  await node(page, 'd11').focus();
  await page.keyboard.press('Enter');
  const units = page.getByRole('textbox', { name: 'Units', exact: true });
  await expect(units).toBeFocused();
  await units.fill('16');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(node(page, 'd11')).toBeFocused();
  await expect(node(page, 'd11')).toHaveAccessibleName(/16 units/);

  // Down goes into the chips, Delete removes what is selected.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(node(page, 'd11')).not.toHaveAccessibleName(/Sigmoid/);

  await trainFor(page, 2);
  await expect(weightLine(page, 'd11')).toHaveAttribute('data-label', 'layer 3');
});

test('C connects two layers by keyboard', async ({ page }) => {
  await node(page, 'd2').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('+');
  await expect(node(page, 'add1')).toBeFocused();
  await expect(page.getByText('1 problem to fix').first()).toBeVisible();

  await node(page, 'd1').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('c');
  await expect(page.getByText('Arrow keys choose where the signal goes.')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(arrow(page, 'a2', 'add1')).toHaveCount(1);
  await expect(page.getByText('to fix')).toHaveCount(0);

  // A sum of unequal lengths says so, and a projection makes them equal.
  await node(page, 'd2').click();
  const units = page.getByRole('textbox', { name: 'Units', exact: true });
  await units.fill('16');
  await units.press('Enter');
  await expect(node(page, 'add1')).toHaveAccessibleName(/16 .*32|32 .*16/);
  await node(page, 'add1').click();
  await page.getByRole('button', { name: /^Fix: .*[Pp]roject/ }).click();
  await expect(page.getByText('to fix')).toHaveCount(0);
  await expect(node(page, 'add1')).toHaveAccessibleName(/no problems$/);
});

test('a problem is marked, says what is wrong, keeps Train from starting and offers a fix', async ({
  page,
}) => {
  // A circle, and something behind the output.
  await connect(page, 'd5', 'd3');
  await expect(node(page, 'd3')).toHaveAccessibleName(/circle|has 2/);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('to fix')).toHaveCount(0);
  await node(page, 'output').click();
  await page.keyboard.press('c');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(arrow(page, 'output', 'd10')).toHaveCount(1);
  await expect(page.getByText(/problems? to fix/).first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('to fix')).toHaveCount(0);

  await node(page, 'd2').click();
  await page.keyboard.press('+');
  const badge = node(page, 'add1').getByRole('button', { name: /^Problem: / });
  await expect(badge).toBeVisible();
  await expect(page.getByText('1 problem to fix').first()).toBeVisible();

  const train = page.getByRole('button', { name: 'Train', exact: true });
  await expect(train).toHaveAttribute('aria-disabled', 'true');
  await train.click({ force: true });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('No run yet').first()).toBeVisible();

  // F goes to the place of a problem.
  await node(page, 'd8').click();
  await page.keyboard.press('f');
  await expect(node(page, 'add1')).toBeFocused();
  await page
    .getByRole('button', { name: /^Fix: / })
    .first()
    .click();
  await expect(badge).toHaveCount(0);
  await expect(train).not.toHaveAttribute('aria-disabled', 'true');
});

test('copies are put in series, deleting joins the ends, undo brings everything back', async ({
  page,
}) => {
  await node(page, 'd3').click();
  await page.keyboard.press('Control+d');
  await expectNodes(page, [...nodesOfExample, 'd11']);
  await expect(arrow(page, 'a3', 'd11')).toHaveCount(1);
  await expect(arrow(page, 'a11', 'd4')).toHaveCount(1);

  await node(page, 'd5').click();
  await page.keyboard.press('Delete');
  await expectNodes(page, [...nodesOfExample.filter((id) => id !== 'd5'), 'd11']);
  await expect(arrow(page, 'a4', 'd6')).toHaveCount(1);

  await node(page, 'd1').click();
  await page.keyboard.press('Control+c');
  await node(page, 'd10').click();
  await page.keyboard.press('Control+v');
  await expect(arrow(page, 'a12', 'output')).toHaveCount(1);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await expectNodes(page, nodesOfExample);
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('a remedy is an overlay that is undone, and starts nothing before the first run', async ({
  page,
}) => {
  await page.getByRole('switch', { name: 'Batch norm' }).click();
  await expect(page.getByText('Your network is unchanged.')).toBeVisible();
  await expect(node(page, 'd1')).toHaveAccessibleName(/batch n\./);
  await expect(page.getByText('No run yet').first()).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(node(page, 'd1')).not.toHaveAccessibleName(/batch n\./);
  await page.keyboard.press('Control+Shift+z');

  // Depth is an overlay too: what it leaves out is not drawn, and comes back.
  await page.getByRole('button', { name: 'One hidden layer less' }).click();
  await expectNodes(
    page,
    nodesOfExample.filter((id) => id !== 'd10'),
  );
  await page.getByRole('button', { name: 'One hidden layer more' }).click();
  await expectNodes(page, nodesOfExample);

  await page.getByRole('button', { name: 'Make permanent' }).click();
  await expect(page.getByText('Your network is unchanged.')).toHaveCount(0);
  await expect(node(page, 'd1')).toHaveAccessibleName(/batch n\./);
});

test('nodes stay where they are dragged until the network is arranged again', async ({ page }) => {
  const before = await centre(node(page, 'd6'));
  await dragTo(page, node(page, 'd6').getByText('Dense'), { x: before.x, y: before.y + 60 });
  const arrange = page.getByRole('button', { name: 'Arrange the network', exact: true });
  await expect(arrange).not.toHaveAttribute('aria-disabled', 'true');
  await arrange.click();
  await expect(arrange).toHaveAttribute('aria-disabled', 'true');
  await expect
    .poll(async () => Math.round((await centre(node(page, 'd6'))).y))
    .toBe(Math.round(before.y));

  // Zoomed by the wheel, and fitted again.
  const zoomed = () =>
    node(page, 'd6').evaluate((element) => element.getBoundingClientRect().width);
  const fitted = await zoomed();
  await page.mouse.move(before.x, before.y);
  await page.mouse.wheel(0, -300);
  await expect.poll(zoomed).toBeGreaterThan(fitted * 1.1);
  await page.keyboard.press('Control+0');
  await expect.poll(async () => Math.abs((await zoomed()) - fitted)).toBeLessThan(1);
});

test('another data source gives the network its shapes', async ({ page }) => {
  await expect(node(page, 'output')).toHaveAccessibleName(/2 classes/);
  await page.keyboard.press('Control+2');
  await page.getByRole('combobox', { name: 'Source' }).selectOption('iris');
  await expect(page.getByText('4 features, 3 classes')).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(node(page, 'output')).toHaveAccessibleName(/3 classes/);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds no fault in the ${theme} theme`, async ({ page }) => {
    // Seven pages, each looked at by some ninety rules.
    test.slow();
    const check = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations, what).toEqual([]);
    };
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: theme }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await check('the starting example');

    await openPalette(page);
    await node(page, 'd2').click();
    await page.keyboard.press('+');
    await expect(page.getByText('1 problem to fix').first()).toBeVisible();
    await check('composing, with a problem');

    await page.keyboard.press('Control+z');
    await page.getByRole('switch', { name: 'ReLU' }).click();
    // A tooltip, which belongs to no landmark, would open whenever what lies over it goes.
    await page.mouse.move(0, 0);
    await page.keyboard.press('Control+e');
    await check('the experiment’s settings, with an overlay');

    await page.keyboard.press('Control+2');
    await expect(page.getByRole('heading', { name: 'Two moons' })).toBeVisible();
    await check('the data');

    await page.keyboard.press('Control+/');
    await expect(page.getByRole('dialog')).toBeVisible();
    await check('the shortcut sheet');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+n');
    await expect(page.getByRole('dialog', { name: 'New from template' })).toBeVisible();
    await check('the templates');
    await page.keyboard.press('Escape');
    await node(page, 'd3').click();
    await node(page, 'd4').click({ modifiers: ['Control'] });
    await page.keyboard.press('g');
    await check('a folded group');
  });
}
