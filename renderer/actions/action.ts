import type { Lab } from '../lab/lab.svelte';

/** Something people can do, once: menu, command palette, buttons, keys and the shortcut sheet all read it. */
export interface Action {
  readonly label: string;
  /** Electron's notation, e.g. CmdOrCtrl+Shift+S. */
  readonly shortcut?: string;
  /** Other keys that do the same and are not shown. */
  readonly alias?: readonly string[];
  readonly section: ActionSection;
  /** What it would do now, where that says more than the label: "Undo Add Dense". */
  readonly words?: (lab: Lab) => string;
  readonly isEnabled?: (lab: Lab) => boolean;
  /** Why it does nothing now, told to those who press its keys all the same. */
  readonly whyNot?: (lab: Lab) => string | null;
  readonly perform: (lab: Lab) => void;
}

export const actionSections = [
  'Experiment',
  'Edit',
  'Network',
  'Add',
  'Run',
  'Remedies',
  'View',
  'Help',
] as const;

export type ActionSection = (typeof actionSections)[number];
