import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { isFileSystemError, writeFileAtomically } from '../../files/atomic-write';
import { readJsonFile } from '../../files/json-file';
import { rememberedWindowSchema } from './window-bounds';
import type { RememberedWindow } from './window-bounds';

/** Where the window was, in window.json of the data folder. Not worth a word when it cannot be read or written. */
export class WindowMemory {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async recall(): Promise<RememberedWindow | null> {
    try {
      const content = await readJsonFile(this.#file, rememberedWindowSchema);
      return content.kind === 'value' ? content.value : null;
    } catch (error) {
      return passOver(error);
    }
  }

  async remember(window: BrowserWindow): Promise<void> {
    const { x, y, width, height } = window.getNormalBounds();
    const remembered: RememberedWindow = { x, y, width, height, maximized: window.isMaximized() };
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFileAtomically(this.#file, `${JSON.stringify(remembered)}\n`);
    } catch (error) {
      passOver(error);
    }
  }

  get #file(): string {
    return join(this.#folder, 'window.json');
  }
}

function passOver(error: unknown): null {
  if (isFileSystemError(error)) return null;
  throw error;
}
