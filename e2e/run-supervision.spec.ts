import {
  kindsOfRunEvents,
  recordRunEvents,
  runEventsOf,
  startRun,
  waitForRunEvent,
} from './support/bridge';
import { expect, test } from './support/launched-app';
import { engineOf } from './support/main-process';

test.slow();

test('a run tells every epoch, in order', async ({ page }) => {
  await recordRunEvents(page);
  await startRun(page, 300, null);
  await waitForRunEvent(page, 'ended');
  const epochs = (await runEventsOf(page)).flatMap((event) =>
    event.kind === 'epoch' ? [event.report.epoch] : [],
  );
  expect(epochs).toEqual(Array.from({ length: 301 }, (_, index) => index));
});

test('a new run stops the one in progress', async ({ page }) => {
  await recordRunEvents(page);
  await startRun(page, 100_000, 5);
  await waitForRunEvent(page, 'epoch');
  await startRun(page, 2, null);
  const outcomes = async (): Promise<readonly string[]> =>
    (await runEventsOf(page)).flatMap((event) =>
      event.kind === 'ended' ? [event.totals.outcome] : [],
    );
  await expect.poll(outcomes).toEqual(['stopped', 'finished']);
});

test('a killed engine takes nobody along, and the next run works', async ({ app, page }) => {
  await recordRunEvents(page);
  await startRun(page, 100_000, 5);
  await waitForRunEvent(page, 'epoch');
  const engine = await engineOf(app);
  process.kill(Number(engine), 'SIGKILL');
  await expect.poll(() => kindsOfRunEvents(page)).toContain('failed');
  const failure = (await runEventsOf(page)).find((event) => event.kind === 'failed');
  expect(failure?.problem.message).toMatch(/engine/i);
  await startRun(page, 3, null);
  await waitForRunEvent(page, 'ended');
  expect(await engineOf(app)).not.toBe(engine);
});

test('the window says why a run failed, and trains again', async ({ app, page }) => {
  await page.evaluate(() => window.lab.request('run:pace', { epochsPerSecond: 5 }));
  await recordRunEvents(page);
  const train = page.getByRole('button', { name: /^Train/ });
  await train.click();
  await waitForRunEvent(page, 'epoch');
  process.kill(Number(await engineOf(app)), 'SIGKILL');
  await expect(page.getByText(/engine was ended from outside/).first()).toBeVisible();
  await page.evaluate(() => window.lab.request('run:pace', { epochsPerSecond: null }));
  await train.click();
  await waitForRunEvent(page, 'ended');
});
