import { BrowserWindow } from 'electron';
import { appUrl } from '../app-origin';
import { securePreferences } from '../security';
import { minimumSize } from './window-bounds';
import type { Rectangle } from './window-bounds';

export interface LabWindowOptions {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
  readonly backgroundColor: string;
  readonly preload: string;
}

/** The one window: shown when its first picture is ready, so that it never flashes empty. */
export function openLabWindow(options: LabWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...options.bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Gradient Lab',
    backgroundColor: options.backgroundColor,
    // The window has a top bar of its own; the menu appears with Alt.
    autoHideMenuBar: true,
    webPreferences: { ...securePreferences, preload: options.preload },
  });
  const show = (): void => {
    if (options.maximized) window.maximize();
    window.show();
  };
  window.once('ready-to-show', show);
  window.webContents.once('did-fail-load', show);
  // The title is set from the state of the work, not from the page.
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(appUrl);
  return window;
}
