import type { Page } from '@playwright/test';
import type { Bridge } from '../../shared/messages/bridge';
import type { RunEvent } from '../../shared/signals/run-report';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly lab: Bridge;
    /** Put there by {@link recordRunEvents}. */
    runEvents: RunEvent[];
  }
}

/** From now on, what main tells of runs is kept for {@link runEventsOf}. */
export async function recordRunEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.runEvents = [];
    window.lab.on('run:events', ({ events }) => window.runEvents.push(...events));
  });
}

export function runEventsOf(page: Page): Promise<readonly RunEvent[]> {
  return page.evaluate(() => window.runEvents);
}

export async function kindsOfRunEvents(page: Page): Promise<readonly RunEvent['kind'][]> {
  return (await runEventsOf(page)).map(({ kind }) => kind);
}

/** The first run of an engine waits for TensorFlow to load and compile: seconds, and more on a busy machine. */
export async function waitForRunEvent(page: Page, kind: RunEvent['kind']): Promise<void> {
  await page.waitForFunction(
    (wanted) => window.runEvents.some((event) => event.kind === wanted),
    kind,
    { timeout: 60_000 },
  );
}

/** Starts a run of the starting example past the window's own button. */
export async function startRun(
  page: Page,
  epochs: number,
  epochsPerSecond: number | null,
): Promise<void> {
  await page.evaluate(
    async ([length, pace]) => {
      await window.lab.request('run:pace', { epochsPerSecond: pace });
      const { experiment } = await window.lab.request('experiment:restore', null);
      const training = { ...experiment.training, epochs: length };
      await window.lab.request('run:start', {
        experiment: { ...experiment, training },
        file: null,
        device: 'automatic',
      });
    },
    [epochs, epochsPerSecond] as const,
  );
}

/** Leaves what a user leaves who renames the experiment and does not save: an autosave of unsaved work. */
export async function leaveUnsavedWork(page: Page, name: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { experiment, file } = await window.lab.request('experiment:restore', null);
    await window.lab.request('experiment:autosave', {
      experiment: { ...experiment, name: wanted },
      file,
      unsaved: true,
    });
  }, name);
}
