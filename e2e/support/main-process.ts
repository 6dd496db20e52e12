import type { ElectronApplication } from '@playwright/test';

/** What main shows in the window's title bar. */
export function titleOf(app: ElectronApplication): Promise<string | undefined> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
}

/** Answers every question of main with the button of that number, and keeps the questions. */
export async function answerQuestions(app: ElectronApplication, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const questions: string[] = [];
    Reflect.set(globalThis, 'questions', questions);
    Reflect.set(dialog, 'showMessageBox', (_window: unknown, options: { message: string }) => {
      questions.push(options.message);
      return Promise.resolve({ response, checkboxChecked: false });
    });
  }, button);
}

/** What main has asked since {@link answerQuestions}. */
export function questionsOf(app: ElectronApplication): Promise<unknown> {
  return app.evaluate((): unknown => Reflect.get(globalThis, 'questions'));
}

/** Answers every dialog for a place to save; undefined: the user cancels. */
export async function answerSaveDialogs(app: ElectronApplication, file?: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    Reflect.set(globalThis, 'saveDialogs', 0);
    Reflect.set(dialog, 'showSaveDialog', () => {
      Reflect.set(globalThis, 'saveDialogs', Number(Reflect.get(globalThis, 'saveDialogs')) + 1);
      return Promise.resolve({ canceled: filePath === undefined, filePath: filePath ?? '' });
    });
  }, file);
}

/** How many dialogs for a place to save there were since {@link answerSaveDialogs}. */
export function saveDialogsOf(app: ElectronApplication): Promise<unknown> {
  return app.evaluate((): unknown => Reflect.get(globalThis, 'saveDialogs'));
}

/** As the button of the title bar does; what comes of it is up to main. */
export async function pressCloseButton(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

/** Presses it and waits for the end of the app. */
export async function closeForGood(app: ElectronApplication): Promise<void> {
  const ended = app.waitForEvent('close');
  await pressCloseButton(app).catch(() => undefined);
  await ended;
}

/** Process id of the engine; undefined: it does not run. */
export function engineOf(app: ElectronApplication): Promise<number | undefined> {
  return app.evaluate(
    ({ app: own }) => own.getAppMetrics().find(({ name }) => name === 'Gradient Lab engine')?.pid,
  );
}
