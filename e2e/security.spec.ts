import { expect, test } from './support/launched-app';

test('the page makes no code and no elements out of text', async ({ expectedErrors, page }) => {
  expectedErrors.push(/Content Security Policy|TrustedHTML|TrustedScript|Trusted Type|Refused to/);
  await expect(page.getByRole('main')).toBeVisible();
  const succeeded = await page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        const element = document.createElement('div');
        const attempts: Record<string, () => void> = {
          eval: () => void Reflect.apply(eval, window, ['1']),
          'a function of text': () => void Reflect.construct(Function, ['return 1']),
          'elements of text': () => void Reflect.set(element, 'innerHTML', '<img src=x>'),
          'a script of text': () =>
            void Reflect.set(document.createElement('script'), 'text', 'window.ran = true'),
          'a worker of text': () => void new Worker('data:text/javascript,1'),
        };
        // Later: what the test itself evaluates may do more than the page.
        setTimeout(() => {
          const succeeded = Object.keys(attempts).filter((name) => {
            try {
              attempts[name]?.();
              return true;
            } catch {
              return false;
            }
          });
          resolve(succeeded);
        });
      }),
  );
  expect(succeeded).toEqual([]);
});

test('a frame or picture from elsewhere that gets into the page is not loaded', async ({
  expectedErrors,
  page,
}) => {
  expectedErrors.push(/Content Security Policy|Refused to/);
  await expect(page.getByRole('main')).toBeVisible();
  const violated = await page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        const seen = new Set<string>();
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          seen.add(effectiveDirective);
          if (seen.size === 2) resolve([...seen].sort());
        });
        const frame = document.createElement('iframe');
        frame.src = 'https://example.org/';
        const picture = document.createElement('img');
        picture.src = 'https://example.org/x.png';
        document.body.append(frame, picture);
      }),
  );
  expect(violated).toEqual(['frame-src', 'img-src']);
});

test('every page runs in the sandbox, without Node', async ({ app, page }) => {
  await expect(page.getByRole('main')).toBeVisible();
  const preferences: unknown = await app.evaluate(({ BrowserWindow }): unknown => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
    // Electron has it and does not document it.
    const last: unknown = Reflect.get(contents, 'getLastWebPreferences');
    return typeof last === 'function' ? Reflect.apply(last, contents, []) : null;
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  expect(await page.evaluate(() => [typeof Reflect.get(window, 'require')])).toEqual(['undefined']);
});

test('the page downloads nothing', async ({ app, page }) => {
  await expect(page.getByRole('main')).toBeVisible();
  // Heard after the program's own guard, which was there first.
  await app.evaluate(({ session }) => {
    session.defaultSession.once('will-download', ({ defaultPrevented }) => {
      Reflect.set(globalThis, 'downloadPrevented', defaultPrevented);
    });
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    link.click();
  });
  const prevented = (): Promise<unknown> =>
    app.evaluate((): unknown => Reflect.get(globalThis, 'downloadPrevented'));
  await expect.poll(prevented).toBe(true);
});
