import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import * as v from 'valibot';

const additionalDataSchema = v.object({ given: v.nullable(v.string()) });

/** When the program is started once more: this window comes to the front, and opens the file that one was given. */
export function welcomeSecondStart(
  window: BrowserWindow,
  open: (file: string) => Promise<void>,
): void {
  app.on('second-instance', (_event, _words, _workingFolder, additionalData) => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    const parsed = v.safeParse(additionalDataSchema, additionalData);
    if (parsed.success && parsed.output.given !== null) void open(parsed.output.given);
  });
}
