import { chromium, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface PackagedApp {
  readonly page: Page;
  /** From the start of the program to a page that can be used. */
  readonly startMs: number;
  /** Asks the program to quit, as closing its window does, and waits for its end. */
  readonly quit: () => Promise<void>;
}

/**
 * A packaged app, which lets nobody inspect its main process: the window alone is reached, over Chromium's own protocol.
 *
 * @param command the program with its words; a port for the protocol is added
 */
export async function startPackagedApp(
  [program, ...words]: readonly [string, ...string[]],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<PackagedApp> {
  const began = performance.now();
  const child = spawn(program, [...words, '--remote-debugging-port=0'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const address = await debuggingAddress(child);
  await expect.poll(() => pagesAt(address), { timeout: 30_000 }).toContain('lab://app/index.html');
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The app has no browser context.');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
  return {
    page,
    startMs: performance.now() - began,
    quit: async () => {
      await page.close({ runBeforeUnload: false });
      await ended;
    },
  };
}

/**
 * The addresses of the pages that it shows. To connect while one is still on its way is, in about one start of a hundred,
 * to wait for ever.
 */
async function pagesAt(address: string): Promise<readonly string[]> {
  const response = await fetch(`http://${new URL(address).host}/json/list`);
  const targets = (await response.json()) as readonly { readonly url: string }[];
  return targets.map(({ url }) => url);
}

/** What it says afterwards is read too, or it would stand still with a full pipe. */
function debuggingAddress({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (stderr === null) throw new Error('The app was started without its standard error.');
    const said: string[] = [];
    createInterface(stderr)
      .on('line', (line) => {
        said.push(line);
        const address = /^DevTools listening on (\S+)$/.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      })
      .on('close', () =>
        reject(new Error(`The app ended before its window could be reached:\n${said.join('\n')}`)),
      );
  });
}
