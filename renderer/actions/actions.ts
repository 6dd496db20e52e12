import type { Action } from './action';
import { labActions } from './lab-actions';
import { menuAction, menuActionNames } from './menu-actions';
import { parseShortcut } from './shortcut';
import type { Shortcut } from './shortcut';

/** Everything people can do, by name. */
export const actions: ReadonlyMap<string, Action> = new Map([
  ...menuActionNames.map((name) => [name, menuAction(name)] as const),
  ...labActions,
]);

export interface KeyBinding {
  readonly name: string;
  readonly action: Action;
  readonly shortcut: Shortcut;
}

/** Every key of every action, aliases included. */
export const keyBindings: readonly KeyBinding[] = [...actions].flatMap(([name, action]) => {
  const texts = [
    ...(action.shortcut === undefined ? [] : [action.shortcut]),
    ...(action.alias ?? []),
  ];
  return texts.map((text) => ({ name, action, shortcut: parseShortcut(text) }));
});

export function actionNamed(name: string): Action {
  const action = actions.get(name);
  if (action === undefined) throw new Error(`no action is named ${name}`);
  return action;
}
