import type { MenuItemConstructorOptions } from 'electron';
import { applicationMenu, menuActions } from '../../shared/messages/menu-actions';
import type { MenuAction, MenuActionWords, MenuEntry } from '../../shared/messages/menu-actions';

type ItemOptions = MenuItemConstructorOptions;

/** The application menu in Electron's words. */
export function menuTemplate(choose: (action: MenuAction) => void): readonly ItemOptions[] {
  return applicationMenu.map(({ label, entries }) => ({
    label,
    submenu: entries.map((entry) => menuItem(entry, choose)),
  }));
}

function menuItem(entry: MenuEntry, choose: (action: MenuAction) => void): ItemOptions {
  switch (entry.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return roles[entry.role];
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

const roles = {
  quit: { role: 'quit', accelerator: 'CmdOrCtrl+Q' },
  fullscreen: { role: 'togglefullscreen', label: 'Full screen' },
  'developer-tools': { role: 'toggleDevTools', label: 'Developer tools' },
} as const satisfies Readonly<Record<string, ItemOptions>>;
