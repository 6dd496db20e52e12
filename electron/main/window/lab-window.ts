import { BrowserWindow, screen } from 'electron';
import { appUrl } from '../app-origin';
import { securePreferences } from '../security';
import { backgroundColor } from '../theme';
import { minimumSize, placeWindow } from './window-bounds';
import type { WindowMemory } from './window-memory';

/**
 * The one window, where it was when it was last seen. It is shown when its first picture is ready, so that it never
 * flashes empty.
 */
export async function openRememberedWindow(
  memory: WindowMemory,
  preload: string,
): Promise<BrowserWindow> {
  const remembered = await memory.recall();
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const workAreas = [primary.workArea, ...others.map(({ workArea }) => workArea)] as const;
  const window = new BrowserWindow({
    ...placeWindow(remembered, workAreas),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Gradient Lab',
    backgroundColor: backgroundColor(),
    // The window has a top bar of its own; the menu appears with Alt.
    autoHideMenuBar: true,
    webPreferences: { ...securePreferences, preload },
  });
  const show = (): void => {
    if (remembered?.maximized === true) window.maximize();
    window.show();
  };
  window.once('ready-to-show', show);
  window.webContents.once('did-fail-load', show);
  // Main sets the title: it knows whether the work is saved.
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(appUrl);
  return window;
}
