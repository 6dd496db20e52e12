import type { ElectronApplication, Page } from '@playwright/test';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stream } from '../../shared/random/stream';
import { dropFile } from '../support/drop-file';
import { engineOf } from '../support/main-process';

/** The app under way, and where random choices come from. */
export interface Soak {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly random: Stream;
  /** Experiments that may be opened. */
  readonly files: readonly string[];
}

/** Something that a person may do at any time. */
export interface SoakAction {
  readonly name: string;
  /** How often, beside the others. */
  readonly weight: number;
  readonly perform: (soak: Soak) => Promise<void>;
}

function key(name: string, weight: number, pressed: string): SoakAction {
  return { name, weight, perform: ({ page }) => page.keyboard.press(pressed) };
}

/** A key while some layer of the canvas has the focus and is selected. */
function onSomeLayer(name: string, weight: number, pressed: string): SoakAction {
  return {
    name,
    weight,
    perform: async (soak) => {
      await selectSomeLayer(soak);
      await soak.page.keyboard.press(pressed);
    },
  };
}

async function selectSomeLayer({ page, random }: Soak): Promise<void> {
  await page.keyboard.press('Control+1');
  const layers = page.locator('[data-node]');
  const count = await layers.count();
  if (count === 0) return;
  await layers.nth(random.below(count)).focus();
  await page.keyboard.press('Enter');
}

async function changeUnits(soak: Soak): Promise<void> {
  await selectSomeLayer(soak);
  const units = soak.page.getByRole('textbox', { name: 'Units' });
  if (!(await units.isVisible())) return;
  await units.fill(String(4 + soak.random.below(60)));
  await units.press('Enter');
}

async function changeEpochs({ page, random }: Soak): Promise<void> {
  await page.keyboard.press('Control+e');
  const epochs = page.getByRole('textbox', { name: 'Epochs', exact: true });
  if (!(await epochs.isVisible())) return;
  await epochs.fill(String(1 + random.below(60)));
  await epochs.press('Enter');
}

async function startFromTemplate({ page, random }: Soak): Promise<void> {
  await page.keyboard.press('Control+n');
  const cards = page.getByRole('dialog').getByRole('listitem').getByRole('button');
  // The first ones are small: this is about what the lab does, not about how long a large network trains.
  await cards.nth(random.below(2)).click();
}

async function killEngine({ app }: Soak): Promise<void> {
  const engine = await engineOf(app);
  if (engine === undefined) return;
  try {
    process.kill(engine, 'SIGKILL');
  } catch {
    // It ended by itself between the question and the kill.
  }
}

async function openSomeFile({ page, random, files }: Soak): Promise<void> {
  const file = files[random.below(files.length)];
  if (file !== undefined) await dropFile(page, file);
}

/** Of those that are offered beside a layer that has a problem. */
async function takeFix(soak: Soak): Promise<void> {
  await soak.page.keyboard.press('f');
  const offers = soak.page.getByRole('dialog', { name: 'What is wrong, and ways to fix it' });
  const fix = offers.getByRole('button').first();
  if (await fix.isVisible()) await fix.click();
}

/** A run is watched for a while: as long as the window takes to draw that many frames. */
async function watch({ page, random }: Soak): Promise<void> {
  await page.evaluate(
    (frames) =>
      new Promise<void>((resolve) => {
        const next = (left: number): void => {
          if (left === 0) resolve();
          else requestAnimationFrame(() => next(left - 1));
        };
        next(frames);
      }),
    20 + random.below(100),
  );
}

export const soakActions: readonly SoakAction[] = [
  key('train', 14, 'Control+Enter'),
  key('stop', 5, 'Control+.'),
  key('pause or resume', 4, 'Control+p'),
  key('continue', 3, 'Control+Shift+Enter'),
  key('undo', 8, 'Control+z'),
  key('redo', 3, 'Control+Shift+z'),
  key('switch ReLU', 4, 'Alt+1'),
  key('switch Xavier', 4, 'Alt+2'),
  key('switch batch normalization', 4, 'Alt+3'),
  key('switch residual connections', 4, 'Alt+4'),
  key('one layer less', 3, 'Alt+-'),
  key('one layer more', 2, 'Alt+='),
  key('show the lab', 4, 'Control+1'),
  key('show the data', 2, 'Control+2'),
  key('show the grid', 2, 'Control+3'),
  key('show the lessons', 2, 'Control+4'),
  key('switch the theme', 2, 'Control+Shift+l'),
  key('arrange', 3, 'Control+l'),
  key('fit', 2, 'Control+0'),
  key('show the shortcuts', 1, 'Control+/'),
  key('show all actions', 1, 'Control+k'),
  key('save', 2, 'Control+s'),
  onSomeLayer('duplicate a layer', 3, 'Control+d'),
  onSomeLayer('delete a layer', 3, 'Delete'),
  onSomeLayer('add a dense layer', 3, 'd'),
  onSomeLayer('copy a layer', 1, 'Control+c'),
  onSomeLayer('paste', 1, 'Control+v'),
  { name: 'change the units of a layer', weight: 5, perform: changeUnits },
  { name: 'change the epochs', weight: 3, perform: changeEpochs },
  { name: 'take a fix', weight: 3, perform: takeFix },
  { name: 'watch', weight: 10, perform: watch },
  { name: 'open an experiment', weight: 4, perform: openSomeFile },
  { name: 'start from a template', weight: 1, perform: startFromTemplate },
  { name: 'kill the engine', weight: 1, perform: killEngine },
];

/** Copies of experiments that train within seconds, for they are saved to as well. */
export function soakFiles(repository: string, folder: string): readonly string[] {
  const names = ['ten-sigmoid-layers', 'ten-tanh-layers', 'digits-relu', 'unscaled-wine'];
  return names.map((name) => {
    const copy = join(folder, `${name}.json`);
    copyFileSync(join(repository, 'shared', 'experiment', 'examples', `${name}.json`), copy);
    return copy;
  });
}
