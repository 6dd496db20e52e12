import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { experimentSchema } from '../../shared/experiment/experiment';
import { test } from '../support/launched-app';
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

const tabs = ['Overview', 'Signals', 'Weights', 'Activations', 'Layer', 'Predictions'] as const;

async function trainPast(page: Page, epoch: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      Number(document.querySelector('[data-testid="shown-epoch"]')?.textContent) >= wanted,
    epoch,
    { timeout: 600_000 },
  );
}

test('frames and messages while thirty layers train, by tab', async ({ launch, home }) => {
  const page = await start(await launch(experimentOf(home, 'deep-relu-adam', 100_000)));
  const idle = await load(page, 5);
  tell(`\nidle: frame interval ${milliseconds(idle.median)}, 95 % ${milliseconds(idle.slow)}`);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await trainPast(page, 20);
  for (const tab of tabs) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    const { median, slow, messages } = await load(page, 5);
    tell(
      `${tab}: frame interval ${milliseconds(median)} (${((median / idle.median - 1) * 100).toFixed(0)} % more than idle), ` +
        `95 % ${milliseconds(slow)}, ${messages.toFixed(1)} messages a second`,
    );
  }
  await page.getByRole('button', { name: 'Stop' }).click();
});

/** A network of so many dense layers of 16 units with ReLU and He's weights. */
function deepExperiment(home: string, layers: number, epochs: number): string {
  const file = experimentOf(home, 'deep-relu-adam', epochs);
  const { network, ...experiment } = v.parse(
    experimentSchema,
    JSON.parse(readFileSync(file, 'utf8')),
  );
  const hidden = network.layers.filter(({ type }) => type === 'dense' || type === 'activation');
  const [dense, activation] = hidden;
  const [input, output] = ['input', 'output'].map((kind) =>
    network.layers.find(({ type }) => type === kind),
  );
  if (!dense || !activation || !input || !output) throw new Error('The example has changed.');
  const deep = Array.from({ length: layers }, (_, index) => [
    { ...dense, units: 16, id: `d${index + 1}` },
    { ...activation, id: `a${index + 1}` },
  ]).flat();
  const chain = [input, ...deep, output];
  const connections = chain.slice(1).map(({ id }, index) => [chain[index]?.id ?? '', id] as const);
  const content = { ...experiment, network: { ...network, layers: chain, connections } };
  writeFileSync(file, JSON.stringify(v.parse(experimentSchema, content)));
  return file;
}

/** At full length it takes half an hour and more on two cores; GRADIENT_LAB_EPOCHS sets another. */
test('two hundred layers over ten thousand epochs', async ({ launch, home }) => {
  test.setTimeout(5_400_000);
  const epochs = Number(process.env.GRADIENT_LAB_EPOCHS ?? 10_000);
  const began = performance.now();
  const page = await start(await launch(deepExperiment(home, 200, epochs), ...heapFlags));
  tell(`\nopened after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const idle = await load(page, 5);
  tell(`idle: frame interval ${milliseconds(idle.median)}, 95 % ${milliseconds(idle.slow)}`);
  await click(page, 'button', 'Train');
  for (const epoch of [20, 200, 1000].filter((early) => early < epochs).concat(epochs)) {
    await trainPast(page, epoch);
    tell(
      `epoch ${epoch}, after ${((performance.now() - began) / 1000).toFixed(0)} s: ${(await heap(page)).toFixed(1)} MB`,
    );
    for (const tab of tabs) {
      const opened = await click(page, 'tab', tab);
      const { median, slow, messages } = await load(page, 3);
      tell(
        `  ${tab}: opened in ${milliseconds(opened)}, frame interval ${milliseconds(median)}, ` +
          `95 % ${milliseconds(slow)}, ${messages.toFixed(1)} messages a second`,
      );
    }
  }
});

test('memory of the window over ten thousand epochs', async ({ launch, home }) => {
  const file = experimentOf(home, 'ten-sigmoid-layers', 10_000);
  const page = await start(await launch(file, ...heapFlags));
  tell(`\nbefore training: ${(await heap(page)).toFixed(1)} MB`);
  await page.getByRole('tab', { name: 'Predictions', exact: true }).click();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  for (const epoch of [500, 1000, 2000, 4000, 6000, 8000, 10_000]) {
    await trainPast(page, epoch);
    tell(`epoch ${epoch}: ${(await heap(page)).toFixed(1)} MB`);
  }
});
