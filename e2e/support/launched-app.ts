import { test as base, _electron } from '@playwright/test';
import type { ConsoleMessage, ElectronApplication, Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The real app, launched for one test: what set-up installed, out of out/, in an empty profile.
 *
 *     import { expect, test } from './support/launched-app';
 *
 *     test('opens to a finished example', async ({ page }) => {
 *       await expect(page.getByRole('main')).toBeVisible();
 *     });
 *
 * Run one file: npm run e2e -- e2e/name.spec.ts
 */
interface LaunchedApp {
  /** Kept over relaunches in one test: profile and GRADIENT_LAB_HOME lie below it. */
  readonly home: string;
  /** Starts the app, again on the same home after `app.close()`; with words for its command line. */
  readonly launch: (...words: readonly string[]) => Promise<ElectronApplication>;
  readonly app: ElectronApplication;
  /** The app's first window. */
  readonly page: Page;
  /** Console errors that this test provokes on purpose. */
  readonly expectedErrors: RegExp[];
}

const repository = resolve(__dirname, '..', '..');
const size = { width: 1280, height: 720 };

export const test = base.extend<LaunchedApp>({
  // eslint-disable-next-line no-empty-pattern -- Playwright demands a pattern
  expectedErrors: async ({}, use) => {
    await use([]);
  },

  // eslint-disable-next-line no-empty-pattern
  home: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'gradient-lab-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  launch: async ({ home, expectedErrors }, use) => {
    const open = new Set<ElectronApplication>();
    const errors: string[] = [];
    await use(async (...words) => {
      const app = await launchElectron(home, words);
      open.add(app);
      app.once('close', () => open.delete(app));
      app.on('window', (page) => collectErrors(page, errors));
      app.windows().forEach((page) => collectErrors(page, errors));
      return app;
    });
    for (const app of open) await closeWithoutQuestions(app);
    const unexpected = errors.filter((text) => !expectedErrors.some((known) => known.test(text)));
    if (unexpected.length > 0) {
      throw new Error(`Errors in the window's console:\n${unexpected.join('\n')}`);
    }
  },

  app: async ({ launch }, use) => {
    await use(await launch());
  },

  page: async ({ app }, use, testInfo) => {
    const page = await firstPage(app);
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
    await use(page);
    if (testInfo.status !== testInfo.expectedStatus) {
      await page.screenshot({ path: testInfo.outputPath('at-the-end.png') }).catch(() => undefined);
    }
  },
});

export { expect } from '@playwright/test';

function launchElectron(home: string, words: readonly string[]): Promise<ElectronApplication> {
  const asRoot = process.getuid?.() === 0;
  return _electron.launch({
    executablePath: electronExecutable(),
    args: [
      join(repository, 'e2e', 'support', 'held-app'),
      `--user-data-dir=${join(home, 'profile')}`,
      ...(asRoot ? ['--no-sandbox'] : []),
      ...words,
    ],
    env: environmentFor(home),
  });
}

/** The app's first window, its page loaded: before that, whatever is asked of it may be lost. */
export async function firstPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForURL('lab://app/index.html');
  return page;
}

/** Main asks before it drops unsaved work or a run; the second button of every question lets it go. */
async function closeWithoutQuestions(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    Reflect.set(dialog, 'showMessageBox', () => Promise.resolve({ response: 1 }));
  });
  await app.close();
}

/** What set-up found. */
export function electronExecutable(): string {
  const record: unknown = JSON.parse(
    readFileSync(join(repository, '.setup', 'electron.json'), 'utf8'),
  );
  if (typeof record === 'object' && record !== null && 'executable' in record) {
    return String(record.executable);
  }
  throw new Error(
    '.setup/electron.json names no executable: run npm run e2e, which sets up first.',
  );
}

function environmentFor(home: string): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    // Where it is set, Electron starts as plain Node.
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE') environment[name] = value;
  }
  return { ...environment, GRADIENT_LAB_HOME: join(home, 'lab') };
}

function collectErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
}
