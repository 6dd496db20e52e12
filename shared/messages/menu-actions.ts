/**
 * The actions that both sides know by name: main builds the application menu from them, the window's list of actions
 * takes label and shortcut from here and adds when each is enabled and what it does.
 *
 * Shortcuts are shown in the menu and handled by the window alone (it knows whether a text field has the focus), so
 * that none acts twice. Notation: Electron's, e.g. `CmdOrCtrl+Shift+S`.
 */
export interface MenuActionWords {
  readonly label: string;
  readonly shortcut?: string;
}

export const menuActions = {
  'experiment.new': { label: 'New from template…', shortcut: 'CmdOrCtrl+N' },
  'experiment.open': { label: 'Open…', shortcut: 'CmdOrCtrl+O' },
  'experiment.save': { label: 'Save', shortcut: 'CmdOrCtrl+S' },
  'experiment.save-as': { label: 'Save as…', shortcut: 'CmdOrCtrl+Shift+S' },
  'edit.undo': { label: 'Undo', shortcut: 'CmdOrCtrl+Z' },
  'edit.redo': { label: 'Redo', shortcut: 'CmdOrCtrl+Shift+Z' },
  'edit.cut': { label: 'Cut', shortcut: 'CmdOrCtrl+X' },
  'edit.copy': { label: 'Copy', shortcut: 'CmdOrCtrl+C' },
  'edit.paste': { label: 'Paste', shortcut: 'CmdOrCtrl+V' },
  'edit.duplicate': { label: 'Duplicate', shortcut: 'CmdOrCtrl+D' },
  'edit.delete': { label: 'Delete', shortcut: 'Delete' },
  'edit.select-all': { label: 'Select all', shortcut: 'CmdOrCtrl+A' },
  'run.train': { label: 'Train', shortcut: 'CmdOrCtrl+Enter' },
  'run.pause': { label: 'Pause or resume', shortcut: 'CmdOrCtrl+P' },
  'run.stop': { label: 'Stop', shortcut: 'CmdOrCtrl+.' },
  'run.continue': { label: 'Continue', shortcut: 'CmdOrCtrl+Shift+Enter' },
  'grid.start': { label: 'Train the remedy grid' },
  'grid.stop': { label: 'Stop the remedy grid' },
  'view.lab': { label: 'Lab', shortcut: 'CmdOrCtrl+1' },
  'view.data': { label: 'Data', shortcut: 'CmdOrCtrl+2' },
  'view.grid': { label: 'Remedy grid', shortcut: 'CmdOrCtrl+3' },
  'view.lessons': { label: 'Lessons', shortcut: 'CmdOrCtrl+4' },
  'view.fit': { label: 'Fit the network', shortcut: 'CmdOrCtrl+0' },
  'view.auto-layout': { label: 'Arrange the network', shortcut: 'CmdOrCtrl+L' },
  'view.theme': { label: 'Switch theme', shortcut: 'CmdOrCtrl+Shift+L' },
  'view.palette': { label: 'All actions…', shortcut: 'CmdOrCtrl+K' },
  'view.shortcuts': { label: 'Keyboard shortcuts', shortcut: 'CmdOrCtrl+/' },
  'help.gpu-pack': { label: 'GPU pack…' },
  'help.about': { label: 'About Gradient Lab' },
} as const satisfies Readonly<Record<string, MenuActionWords>>;

export type MenuAction = keyof typeof menuActions;

/** What only main can do: no message to the window. */
export type MenuRole = 'quit' | 'fullscreen' | 'developer-tools';

export type MenuEntry =
  | { readonly kind: 'action'; readonly action: MenuAction }
  | { readonly kind: 'role'; readonly role: MenuRole }
  /** The files that were opened or saved last. */
  | { readonly kind: 'recent-files' }
  | { readonly kind: 'separator' };

export interface Menu {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

const separator: MenuEntry = { kind: 'separator' };

function actions(...names: readonly MenuAction[]): readonly MenuEntry[] {
  return names.map((action) => ({ kind: 'action', action }));
}

function role(name: MenuRole): MenuEntry {
  return { kind: 'role', role: name };
}

/** The application menu, from left to right. */
export const applicationMenu: readonly Menu[] = [
  {
    label: 'File',
    entries: [
      ...actions('experiment.new', 'experiment.open'),
      { kind: 'recent-files' },
      separator,
      ...actions('experiment.save', 'experiment.save-as'),
      separator,
      role('quit'),
    ],
  },
  {
    label: 'Edit',
    entries: [
      ...actions('edit.undo', 'edit.redo'),
      separator,
      ...actions('edit.cut', 'edit.copy', 'edit.paste', 'edit.duplicate', 'edit.delete'),
      separator,
      ...actions('edit.select-all'),
    ],
  },
  {
    label: 'Run',
    entries: [
      ...actions('run.train', 'run.pause', 'run.stop', 'run.continue'),
      separator,
      ...actions('grid.start', 'grid.stop'),
    ],
  },
  {
    label: 'View',
    entries: [
      ...actions('view.lab', 'view.grid', 'view.lessons', 'view.data'),
      separator,
      ...actions('view.fit', 'view.auto-layout'),
      separator,
      ...actions('view.theme'),
      role('fullscreen'),
    ],
  },
  {
    label: 'Help',
    entries: [
      ...actions('view.palette', 'view.shortcuts'),
      role('developer-tools'),
      separator,
      ...actions('help.gpu-pack', 'help.about'),
    ],
  },
];
