import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { soakActions } from './soak-actions';
import type { Soak, SoakAction } from './soak-actions';

/** What was done last, for whoever has to find out why it failed. */
const remembered = 30;

/**
 * Does one random thing after another until it is over, the same ones for the same seed, and looks after each whether
 * the window has anything to complain of. `counts` learns how often each thing was done.
 *
 * @throws naming the last actions
 */
export async function soakUntil(
  isOver: () => boolean,
  soak: Soak,
  counts: Map<string, number>,
): Promise<void> {
  const last: string[] = [];
  while (!isOver()) {
    const action = randomAction(soak);
    last.push(action.name);
    if (last.length > remembered) last.shift();
    try {
      await action.perform(soak);
      await leaveNothingOpen(soak.page);
    } catch (error) {
      throw new Error(`The last actions were ${last.join(', ')}`, { cause: error });
    }
    counts.set(action.name, (counts.get(action.name) ?? 0) + 1);
  }
}

const allWeights = soakActions.reduce((sum, { weight }) => sum + weight, 0);

function randomAction({ random }: Soak): SoakAction {
  let place = random.below(allWeights);
  for (const action of soakActions) {
    place -= action.weight;
    if (place < 0) return action;
  }
  throw new RangeError('The weights have another sum.');
}

/** Questions are answered, what was opened is closed; a window that tells of a problem fails the test. */
export async function leaveNothingOpen(page: Page): Promise<void> {
  expect(await page.getByRole('heading', { name: 'This page stopped working' }).count()).toBe(0);
  // Not what tells of a layer's problem beside the layer: that stays while the layer is selected.
  const dialog = page.locator('[data-dialog-content]');
  if ((await dialog.count()) === 0) return;
  const unsaved = dialog.getByRole('button', { name: 'Do not save' });
  // The key that was pressed last may be closing it at this moment.
  if (await unsaved.isVisible()) await unsaved.click({ timeout: 2000 }).catch(() => undefined);
  else {
    const words = (await dialog.first().textContent()) ?? '';
    expect(words).not.toMatch(/Not started|cannot be opened|Not saved/);
    await page.keyboard.press('Escape');
  }
  await expect(dialog).toHaveCount(0);
}
