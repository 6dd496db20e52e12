import { kindsOfRunEvents, recordRunEvents, runEventsOf, startRun } from './support/bridge';
import { expect, test } from './support/launched-app';
import { engineOf } from './support/main-process';

test('a run tells every epoch, in order', async ({ page }) => {
  await recordRunEvents(page);
  await startRun(page, 300, null);
  await expect.poll(() => kindsOfRunEvents(page)).toContain('ended');
  const epochs = (await runEventsOf(page)).flatMap((event) =>
    event.kind === 'epoch' ? [event.report.epoch] : [],
  );
  expect(epochs).toEqual(Array.from({ length: 301 }, (_, index) => index));
});

test('a new run stops the one in progress', async ({ page }) => {
  await recordRunEvents(page);
  await startRun(page, 100_000, 5);
  await expect.poll(() => kindsOfRunEvents(page)).toContain('epoch');
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
  await expect.poll(() => kindsOfRunEvents(page)).toContain('epoch');
  const engine = await engineOf(app);
  process.kill(Number(engine), 'SIGKILL');
  await expect.poll(() => kindsOfRunEvents(page)).toContain('failed');
  const failure = (await runEventsOf(page)).find((event) => event.kind === 'failed');
  expect(failure?.problem.message).toMatch(/engine/i);
  await startRun(page, 3, null);
  await expect.poll(() => kindsOfRunEvents(page)).toContain('ended');
  expect(await engineOf(app)).not.toBe(engine);
});
