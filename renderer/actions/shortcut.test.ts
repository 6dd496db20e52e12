import { describe, expect, it } from 'vitest';
import { isBare, matches, parseShortcut, shortcutWords } from './shortcut';

function press(key: string, ...modifiers: readonly ('ctrl' | 'meta' | 'shift' | 'alt')[]) {
  return {
    key,
    ctrlKey: modifiers.includes('ctrl'),
    metaKey: modifiers.includes('meta'),
    shiftKey: modifiers.includes('shift'),
    altKey: modifiers.includes('alt'),
  };
}

describe('matches', () => {
  it.each([
    ['CmdOrCtrl+Z', press('z', 'ctrl'), true],
    ['CmdOrCtrl+Z', press('z', 'meta'), true],
    ['CmdOrCtrl+Z', press('Z', 'ctrl', 'shift'), false],
    ['CmdOrCtrl+Shift+Z', press('Z', 'ctrl', 'shift'), true],
    ['CmdOrCtrl+Enter', press('Enter', 'ctrl'), true],
    ['CmdOrCtrl+.', press('.', 'ctrl'), true],
    ['D', press('d'), true],
    ['D', press('d', 'ctrl'), false],
    ['+', press('+', 'shift'), true],
    ['+', press('+'), true],
    ['Alt+1', press('1', 'alt'), true],
    ['Alt+1', press('1'), false],
    ['Delete', press('Delete'), true],
  ] as const)('%s on %o: %s', (text, event, expected) => {
    expect(matches(parseShortcut(text), event)).toBe(expected);
  });
});

describe('isBare', () => {
  it('tells what is text in a text field', () => {
    expect(
      ['D', '+', 'Delete', 'CmdOrCtrl+D', 'Alt+1'].map((text) => isBare(parseShortcut(text))),
    ).toEqual([true, true, true, false, false]);
  });
});

describe('shortcutWords', () => {
  it.each([
    ['CmdOrCtrl+Shift+S', 'Ctrl+Shift+S', '⇧⌘S'],
    ['CmdOrCtrl+Enter', 'Ctrl+↵', '⌘↵'],
    ['Delete', 'Del', 'Del'],
    ['D', 'D', 'D'],
    ['+', '+', '+'],
  ])('writes %s', (text, words, onMac) => {
    expect(shortcutWords(text, false)).toBe(words);
    expect(shortcutWords(text, true)).toBe(onMac);
  });
});
