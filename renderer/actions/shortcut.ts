/** A key with its modifiers, written as Electron does: "CmdOrCtrl+Shift+S", "Delete", "D", "+". */
export interface Shortcut {
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** As in KeyboardEvent.key; letters in lower case. */
  readonly key: string;
}

export function parseShortcut(text: string): Shortcut {
  const parts = text.endsWith('+') ? [...text.slice(0, -2).split('+'), '+'] : text.split('+');
  const key = parts[parts.length - 1] ?? '';
  const modifiers = new Set(parts.slice(0, -1));
  return {
    control: modifiers.has('CmdOrCtrl'),
    shift: modifiers.has('Shift'),
    alt: modifiers.has('Alt'),
    key: key.length === 1 ? key.toLowerCase() : key,
  };
}

/** The parts of a keyboard event that a shortcut looks at. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function matches(shortcut: Shortcut, press: KeyPress): boolean {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  // Signs such as + need Shift on some keyboards and not on others.
  const isSign = shortcut.key.length === 1 && shortcut.key.toUpperCase() === shortcut.key;
  return (
    key === shortcut.key &&
    (press.ctrlKey || press.metaKey) === shortcut.control &&
    press.altKey === shortcut.alt &&
    (isSign || press.shiftKey === shortcut.shift)
  );
}

/** A bare letter or sign: it is text wherever text is typed. */
export function isBare({ control, alt }: Shortcut): boolean {
  return !control && !alt;
}

const keyNames: Readonly<Record<string, string>> = { Enter: '↵', Delete: 'Del', Escape: 'Esc' };

/** As people read it: "Ctrl+Shift+S", or "⇧⌘S" on a Mac. */
export function shortcutWords(text: string, isMac: boolean): string {
  const { control, shift, alt, key } = parseShortcut(text);
  const name = keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (isMac) return [alt ? '⌥' : '', shift ? '⇧' : '', control ? '⌘' : '', name].join('');
  const modifiers = [control ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : ''];
  return [...modifiers.filter(Boolean), name].join('+');
}
