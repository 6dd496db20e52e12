import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import './support/bridge';
import { expect, test } from './support/launched-app';
import { titleOf } from './support/main-process';

test('the window appears with a finished example', async ({ app, page }) => {
  await expect(page.getByText('Ten sigmoid layers').first()).toBeVisible();
  expect(page.url()).toBe('lab://app/index.html');
  const visible = app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isVisible()),
  );
  expect(await visible).toEqual([true]);
  await expect.poll(() => titleOf(app)).toBe('Ten sigmoid layers – Gradient Lab');
});

test('the window violates its own policy nowhere', async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      document.documentElement.title = `${violatedDirective} ${blockedURI}`;
    });
  });
  await page.reload();
  await expect(page.getByText('Ten sigmoid layers').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.title)).toBe('');
});

test('the window has the bridge and nothing else of the world outside', async ({ page }) => {
  const reach = await page.evaluate(() => ({
    require: typeof Reflect.get(window, 'require'),
    process: typeof Reflect.get(window, 'process'),
    module: typeof Reflect.get(window, 'module'),
    bridge: Object.keys(window.lab),
  }));
  expect(reach).toEqual({
    require: 'undefined',
    process: 'undefined',
    module: 'undefined',
    bridge: ['request', 'on'],
  });
});

test('requests that no correct window makes are refused', async ({ page }) => {
  const refusals = await page.evaluate(async () => {
    const ask = (name: string, payload: unknown): Promise<string> =>
      Promise.resolve(Reflect.apply(window.lab.request, null, [name, payload])).then(
        () => 'answered',
        String,
      );
    return [
      await ask('run:continue', { epochs: -1 }),
      await ask('shell:execute', 'rm'),
      await ask('__proto__', null),
    ];
  });
  expect(refusals[0]).toContain('run:continue: epochs: ');
  expect(refusals[1]).toContain('There is no request "shell:execute"');
  expect(refusals[2]).toContain('There is no request "__proto__"');
});

test('the window cannot have a file overwritten that nobody chose', async ({ page, home }) => {
  const target = join(home, 'precious.json');
  writeFileSync(target, 'precious');
  const refusal = await page.evaluate(async (file) => {
    const { experiment } = await window.lab.request('experiment:restore', null);
    return window.lab.request('experiment:save', { experiment, file }).then(() => 'saved', String);
  }, target);
  expect(refusal).toContain('never chose');
  expect(readFileSync(target, 'utf8')).toBe('precious');
});

test('no network can be reached, from the window or from main', async ({
  app,
  page,
  expectedErrors,
}) => {
  expectedErrors.push(/Content Security Policy/);
  let connections = 0;
  const server = createServer((_request, response) => response.end('reached'));
  server.on('connection', () => (connections += 1));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  try {
    const fromWindow = await page.evaluate((to) => fetch(to).then(() => 'reached', String), url);
    expect(fromWindow).toContain('Failed to fetch');
    const fromMain = await app.evaluate(async ({ BrowserWindow }, to) => {
      const other = new BrowserWindow({ show: false });
      const outcome = await other.loadURL(to).then(() => 'reached', String);
      other.destroy();
      return outcome;
    }, url);
    expect(fromMain).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(connections).toBe(0);
  } finally {
    server.close();
  }
});

test('the window goes nowhere and opens nothing', async ({ app, page }) => {
  const opened = await page.evaluate(() => {
    const other = window.open('lab://app/index.html');
    location.href = 'https://example.org/';
    return other;
  });
  expect(opened).toBeNull();
  // What is asked afterwards is answered to the same page: it went nowhere.
  const about = await page.evaluate(() => window.lab.request('about:read', null));
  expect(about.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(page.url()).toBe('lab://app/index.html');
  expect(app.windows()).toHaveLength(1);
});

test('the menu tells the window what was chosen', async ({ app, page }) => {
  const chosen = page.evaluate(
    () =>
      new Promise<string>((told) => {
        window.lab.on('menu:action', ({ action }) => {
          told(action);
        });
      }),
  );
  await page.evaluate(() => window.lab.request('about:read', null));
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('view.fit')?.click();
  });
  expect(await chosen).toBe('view.fit');
});

test('the window may copy, and may read nothing that was copied', async ({ app, page }) => {
  await expect(page.getByText('Ten sigmoid layers').first()).toBeVisible();
  // A display without a window manager gives no window the focus, which copying needs.
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.focus();
  });
  await page.getByRole('main').click({ position: { x: 2, y: 2 } });
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
  const outcomes = await page.evaluate(async () => [
    await navigator.clipboard.writeText('epoch,loss').then(() => 'copied', String),
    await navigator.clipboard.readText().then(() => 'read', String),
  ]);
  expect(outcomes).toEqual(['copied', expect.stringContaining('Read permission denied')]);
});

test('the page about the program names what it is made with, and on which terms', async ({
  page,
}) => {
  await page.evaluate(() => window.lab.request('about:read', null));
  await page.keyboard.press('Control+k');
  await page.keyboard.type('about');
  await page.keyboard.press('Enter');
  const about = page.getByRole('dialog', { name: 'About Gradient Lab' });
  await about.getByText(/^svelte \d/).click();
  await expect(
    about.getByText('Permission is hereby granted').filter({ visible: true }),
  ).toBeVisible();
  await expect(about.getByRole('listitem').filter({ hasText: /TensorFlow \d/ })).toContainText(
    'Apache-2.0',
  );
});
