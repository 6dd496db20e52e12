import { nativeTheme } from 'electron';
import type { Preferences } from '../../shared/messages/preferences';

/** What shows before the page has drawn: the token `bg` of the window's own colours. */
const backgrounds = { light: '#eef0f3', dark: '#0c0e12' } as const;

export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light;
}

/** Holds for the page too: its `prefers-color-scheme` follows. */
export function applyTheme({ theme }: Preferences): void {
  nativeTheme.themeSource = theme;
}

/** Calls the listener whenever what is drawn changes between light and dark. */
export function watchTheme(listener: (dark: boolean) => void): void {
  let dark = nativeTheme.shouldUseDarkColors;
  nativeTheme.on('updated', () => {
    if (nativeTheme.shouldUseDarkColors === dark) return;
    dark = nativeTheme.shouldUseDarkColors;
    listener(dark);
  });
}
