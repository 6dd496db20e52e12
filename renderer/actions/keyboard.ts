import type { Lab } from '../lab/lab.svelte';
import type { MenuAction } from '../../shared/messages/menu-actions';
import type { RequestPayload } from '../../shared/messages/requests';
import type { Action } from './action';
import { actionNamed, keyBindings } from './actions';
import { isBare, matches } from './shortcut';

/**
 * Performs the action whose key was pressed. Called twice for every press: shortcuts with Ctrl or Alt come before
 * anything else ("early"), because a focused button would take Ctrl+Enter for a click; bare letters come last, when
 * nobody else wanted them. Text fields keep their own keys: letters, undo, copy and the like.
 */
export function onWindowKey(event: KeyboardEvent, lab: Lab, phase: 'early' | 'late'): void {
  if (event.defaultPrevented || event.isComposing) return;
  const inText = isTextField(event.target);
  const isModal = lab.view.dialog !== null;
  for (const { name, action, shortcut } of keyBindings) {
    const bare = isBare(shortcut);
    if (bare !== (phase === 'late') || !matches(shortcut, event)) continue;
    if (inText && (bare || textEdits.has(name))) return;
    if (isModal || (bare && lab.view.page !== 'lab')) return;
    event.preventDefault();
    event.stopPropagation();
    if (inText) leaveAndReturn(event.target);
    performOrSayWhyNot(action, lab);
    return;
  }
}

/** A choice in the application menu; in a text field, Edit means its text. */
export function onMenuAction(name: MenuAction, lab: Lab): void {
  const edit = textEdits.get(name);
  if (edit !== undefined && isTextField(document.activeElement)) {
    void lab.mainProcess.request('window:edit-text', { edit });
    return;
  }
  if (lab.view.dialog === null) performOrSayWhyNot(actionNamed(name), lab);
}

function performOrSayWhyNot(action: Action, lab: Lab): void {
  if (action.isEnabled?.(lab) ?? true) {
    action.perform(lab);
    return;
  }
  const reason = action.whyNot?.(lab) ?? null;
  if (reason !== null) lab.notices.tell(reason);
}

const textEdits: ReadonlyMap<string, RequestPayload<'window:edit-text'>['edit']> = new Map([
  ['edit.undo', 'undo'],
  ['edit.redo', 'redo'],
  ['edit.cut', 'cut'],
  ['edit.copy', 'copy'],
  ['edit.paste', 'paste'],
  ['edit.delete', 'delete'],
  ['edit.select-all', 'select-all'],
]);

function isTextField(element: EventTarget | null): boolean {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  if (!(element instanceof HTMLInputElement)) return false;
  return element.type !== 'checkbox' && element.type !== 'radio';
}

/** What is being typed counts before Train or Save: fields take it over when they lose the focus. */
function leaveAndReturn(element: EventTarget | null): void {
  if (!(element instanceof HTMLElement)) return;
  element.blur();
  element.focus();
}
