import { describe, expect, it } from 'vitest';
import { menuActions } from '../../shared/messages/menu-actions';
import { actions, keyBindings } from './actions';
import { actionSections } from './action';
import { shortcutWords } from './shortcut';

describe('the list of actions', () => {
  it('knows every action of the application menu with its label and shortcut', () => {
    for (const [name, { label }] of Object.entries(menuActions)) {
      expect(actions.get(name)?.label).toBe(label);
    }
  });

  it('gives no two actions the same key', () => {
    const keys = keyBindings.map(({ shortcut }) => JSON.stringify(shortcut));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('has words, a section and a readable shortcut for each', () => {
    for (const action of actions.values()) {
      expect(action.label).toMatch(/^[A-Z]/u);
      expect(actionSections).toContain(action.section);
      if (action.shortcut !== undefined) expect(shortcutWords(action.shortcut, false)).not.toBe('');
    }
  });
});
