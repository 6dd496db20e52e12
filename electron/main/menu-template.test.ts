import { describe, expect, it } from 'vitest';
import { applicationMenu, menuActions } from '../../shared/messages/menu-actions';
import type { MenuAction } from '../../shared/messages/menu-actions';
import { menuTemplate } from './menu-template';

const noFiles = { files: [], open: () => undefined };

describe('menuTemplate', () => {
  it('lists recent files by name, and opens the chosen one', () => {
    const opened: string[] = [];
    const recent = {
      files: ['/home/ada/deep.json', '/tmp/b.json'],
      open: (file: string) => opened.push(file),
    };
    const [file] = menuTemplate(() => undefined, recent);
    const entry = Array.isArray(file?.submenu)
      ? file.submenu.find(({ id }) => id === 'recent-files')
      : undefined;
    const items = Array.isArray(entry?.submenu) ? entry.submenu : [];
    expect(items.map(({ label }) => label)).toEqual(['deep.json', 'b.json']);
    const click = items[1]?.click;
    if (click !== undefined) Reflect.apply(click, null, []);
    expect(opened).toEqual(['/tmp/b.json']);
  });

  it('sends the action of a chosen item', () => {
    const chosen: MenuAction[] = [];
    for (const { submenu } of menuTemplate((action) => chosen.push(action), noFiles)) {
      for (const item of Array.isArray(submenu) ? submenu : []) {
        // Electron calls it with item, window and event; ours needs none.
        if (item.click) Reflect.apply(item.click, null, []);
      }
    }
    expect(new Set(chosen)).toEqual(new Set(Object.keys(menuActions)));
    expect(chosen).toHaveLength(Object.keys(menuActions).length);
  });

  it('shows shortcuts without seizing them: the window handles them itself', () => {
    const items = menuTemplate(() => undefined, noFiles).flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu : [],
    );
    const save = items.find(({ id }) => id === 'experiment.save');
    expect(save).toMatchObject({ accelerator: 'CmdOrCtrl+S', registerAccelerator: false });
    const seizing = items.filter(
      ({ role, accelerator, registerAccelerator }) =>
        role === undefined && accelerator !== undefined && registerAccelerator !== false,
    );
    expect(seizing).toEqual([]);
  });
});

describe('the application menu', () => {
  const entries = applicationMenu.flatMap((menu) => menu.entries);

  it('names every action once', () => {
    const named = entries.flatMap((entry) => (entry.kind === 'action' ? [entry.action] : []));
    expect([...named].sort()).toEqual(Object.keys(menuActions).sort());
  });

  it('gives no shortcut twice', () => {
    const shortcuts = Object.values(menuActions).flatMap((words) =>
      'shortcut' in words ? [words.shortcut] : [],
    );
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  it('writes shortcuts as modifiers and one key', () => {
    for (const words of Object.values(menuActions)) {
      if (!('shortcut' in words)) continue;
      expect(words.shortcut).toMatch(/^((CmdOrCtrl|Shift|Alt)\+)*([A-Z]|[0-9]|[./]|Enter|Delete)$/);
    }
  });

  it.each(applicationMenu.map((menu) => [menu.label, menu.entries] as const))(
    'has separators in %s only between items',
    (_label, menuEntries) => {
      const kinds = menuEntries.map(({ kind }) => kind);
      expect(kinds[0]).not.toBe('separator');
      expect(kinds.at(-1)).not.toBe('separator');
      expect(kinds.some((kind, index) => kind === 'separator' && kinds[index + 1] === kind)).toBe(
        false,
      );
    },
  );
});
