import { basename, dirname } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { applicationMenu, menuActions } from '../../shared/messages/menu-actions';
import type { MenuAction, MenuActionWords, MenuEntry } from '../../shared/messages/menu-actions';

type ItemOptions = MenuItemConstructorOptions;

/** Experiment files, newest first, and what choosing one does. */
export interface RecentMenu {
  readonly files: readonly string[];
  readonly open: (file: string) => void;
}

/** The application menu in Electron's words. */
export function menuTemplate(
  choose: (action: MenuAction) => void,
  recent: RecentMenu,
): readonly ItemOptions[] {
  return applicationMenu.map(({ label, entries }) => ({
    label,
    submenu: entries.map((entry) => menuItem(entry, choose, recent)),
  }));
}

function menuItem(
  entry: MenuEntry,
  choose: (action: MenuAction) => void,
  recent: RecentMenu,
): ItemOptions {
  switch (entry.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return roles[entry.role];
    case 'recent-files':
      return recentItem(recent);
    case 'action': {
      const { label, shortcut }: MenuActionWords = menuActions[entry.action];
      return {
        id: entry.action,
        label,
        click: () => choose(entry.action),
        ...(shortcut !== undefined && { accelerator: shortcut, registerAccelerator: false }),
      };
    }
  }
}

function recentItem({ files, open }: RecentMenu): ItemOptions {
  return {
    id: 'recent-files',
    label: 'Open recent',
    enabled: files.length > 0,
    submenu: files.map((file) => ({
      label: basename(file),
      sublabel: dirname(file),
      click: () => open(file),
    })),
  };
}

const roles = {
  quit: { role: 'quit', accelerator: 'CmdOrCtrl+Q' },
  fullscreen: { role: 'togglefullscreen', label: 'Full screen' },
  'developer-tools': { role: 'toggleDevTools', label: 'Developer tools' },
} as const satisfies Readonly<Record<string, ItemOptions>>;
