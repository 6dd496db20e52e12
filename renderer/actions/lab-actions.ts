import { paletteItems } from '../compose/palette-items';
import { remedyTitles } from '../lab/remedy-switches.svelte';
import type { RemedySwitch } from '../lab/remedy-switches.svelte';
import type { Action } from './action';

/** Actions of the window alone: the canvas by keyboard, the palette's letters, the remedies, the pages. */
const canvasActions: Readonly<Record<string, Action>> = {
  'canvas.connect': {
    label: 'Connect from the selected layer',
    shortcut: 'C',
    section: 'Network',
    isEnabled: (lab) => lab.selection.single !== null,
    perform: (lab) => {
      const node = lab.canvas.model.nodeOf.get(lab.selection.single ?? '');
      if (node !== undefined) lab.selection.connectFrom(node.id);
    },
  },
  'canvas.next-problem': {
    label: 'Go to the next problem',
    shortcut: 'F',
    section: 'Network',
    perform: (lab) => lab.goToNextProblem(),
  },
  'canvas.quick-add': {
    label: 'Add a layer by typing…',
    shortcut: '/',
    section: 'Add',
    perform: (lab) => lab.view.open({ kind: 'quick-add' }),
  },
  'canvas.fold': {
    label: 'Fold or unfold the repeated group',
    shortcut: 'U',
    section: 'Network',
    isEnabled: (lab) => lab.selectedGroup !== null,
    perform: (lab) => {
      const group = lab.selectedGroup;
      if (group !== null) lab.fold(group.id, !lab.canvas.isFolded(group.id));
    },
  },
  'canvas.inspect': {
    label: 'Edit the selected layer',
    section: 'Network',
    isEnabled: (lab) => lab.selection.single !== null,
    perform: (lab) => lab.view.editField(''),
  },
  'overlay.make-permanent': {
    label: 'Make the overlay permanent',
    section: 'Remedies',
    isEnabled: (lab) => lab.overlay.isOn,
    perform: (lab) => lab.overlay.makePermanent(),
  },
  'overlay.clear': {
    label: 'Switch all remedies off',
    section: 'Remedies',
    isEnabled: (lab) => lab.overlay.isOn,
    perform: (lab) => lab.remedies.clear(),
  },
  'remedy.fewer-layers': {
    label: 'One hidden layer less',
    shortcut: 'Alt+-',
    section: 'Remedies',
    isEnabled: (lab) => lab.remedies.canShrink,
    perform: (lab) => lab.remedies.changeDepth(-1),
  },
  'remedy.more-layers': {
    label: 'One hidden layer more',
    shortcut: 'Alt+=',
    section: 'Remedies',
    isEnabled: (lab) => lab.remedies.canGrow,
    perform: (lab) => lab.remedies.changeDepth(1),
  },
  'overlay.accept-offer': {
    label: 'Take the overlay’s better remedy',
    section: 'Remedies',
    words: (lab) => lab.overlay.offer?.title ?? 'Take the overlay’s better remedy',
    isEnabled: (lab) => lab.overlay.offer !== null,
    perform: (lab) => {
      const offer = lab.overlay.offer;
      if (offer !== null) lab.remedies.accept(offer);
    },
  },
  'view.experiment': {
    label: 'Show the experiment’s settings',
    shortcut: 'CmdOrCtrl+E',
    section: 'View',
    perform: (lab) => {
      lab.view.show('lab');
      lab.selection.clear();
      lab.view.showColumn('experiment');
    },
  },
};

const switches: readonly RemedySwitch[] = ['relu', 'xavier', 'batchNormalization', 'residual'];

function remedyAction(name: RemedySwitch, index: number): readonly [string, Action] {
  return [
    `remedy.${name}`,
    {
      label: `Switch ${remedyTitles[name]} on or off`,
      shortcut: `Alt+${index + 1}`,
      section: 'Remedies',
      perform: (lab) => lab.remedies.toggle(name),
    },
  ];
}

const addActions = paletteItems.map((item): readonly [string, Action] => [
  `add.${item.name}`,
  {
    label:
      item.content.kind === 'repeat-group'
        ? 'Repeat the selected layers'
        : `Add ${item.name === 'add' ? 'a sum (Add)' : item.title}`,
    ...(item.letter === null ? {} : { shortcut: item.letter }),
    section: 'Add',
    ...(item.content.kind === 'repeat-group'
      ? { isEnabled: (lab) => lab.editing.groups.canGroup }
      : {}),
    perform: (lab) => lab.editing.adding.add(item.content),
  },
]);

export const labActions: ReadonlyMap<string, Action> = new Map([
  ...Object.entries(canvasActions),
  ...switches.map(remedyAction),
  ...addActions,
]);
