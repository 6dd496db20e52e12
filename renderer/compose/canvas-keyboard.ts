import type { Lab } from '../lab/lab.svelte';
import { walkDirection } from './canvas-walk';
import type { WalkDirection } from './canvas-walk';

/**
 * The canvas by keyboard: arrows walk from layer to layer and down into a layer's chips, Enter edits, C connects.
 * Returns true where the key was taken.
 */
export function onCanvasKey(event: KeyboardEvent, lab: Lab, canvas: HTMLElement): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const chip = event.target instanceof Element ? event.target.closest('[data-chip]') : null;
  const direction = walkDirection(event.key);
  if (direction !== null) {
    const taken = chip !== null && walkChips(chip, direction, lab);
    if (!taken) walkNodes(direction, event.shiftKey, lab, canvas, chip !== null);
    return true;
  }
  if (event.key === 'Enter') return enter(lab, canvas, chip !== null);
  if (event.key === 'Escape') return escape(lab);
  return false;
}

export function focusNode(canvas: HTMLElement, id: string): void {
  canvas.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus();
}

function walkNodes(
  direction: WalkDirection,
  extend: boolean,
  lab: Lab,
  canvas: HTMLElement,
  fromChip: boolean,
): void {
  const here = lab.canvas.tabStop;
  if (here === null) return;
  if (direction === 'down' && !fromChip && enterChips(here, lab, canvas)) return;
  const next = lab.canvas.step(direction);
  if (next === null) return;
  lab.selection.focus(next);
  if (lab.selection.connectingFrom === null) {
    if (extend) lab.selection.selectLayers([...lab.selection.layers, next]);
    else lab.selection.selectLayer(next);
  }
  focusNode(canvas, next);
}

function enterChips(node: string, lab: Lab, canvas: HTMLElement): boolean {
  if (lab.selection.connectingFrom !== null) return false;
  const host = canvas.querySelector(`[data-node="${CSS.escape(node)}"]`);
  return focusChip(host?.querySelector('[data-chip]') ?? null, lab);
}

/** Up and down inside one node; up from the first one goes back to the node. */
function walkChips(chip: Element, direction: WalkDirection, lab: Lab): boolean {
  const host = chip.closest<HTMLElement>('[data-node]');
  if (host === null) return false;
  const chips = [...host.querySelectorAll('[data-chip]')];
  const here = chips.indexOf(chip);
  if (direction === 'down') return focusChip(chips[here + 1] ?? null, lab);
  if (direction !== 'up') return false;
  if (focusChip(chips[here - 1] ?? null, lab)) return true;
  host.focus();
  lab.selection.selectLayer(host.dataset.node ?? '');
  return true;
}

function focusChip(chip: Element | null, lab: Lab): boolean {
  if (!(chip instanceof HTMLElement)) return false;
  chip.focus();
  lab.selection.selectLayer(chip.dataset.chip ?? '');
  return true;
}

/** Ends a connection that the keyboard began, else goes to the inspector. */
function enter(lab: Lab, canvas: HTMLElement, onChip: boolean): boolean {
  const here = lab.canvas.tabStop;
  if (here === null) return false;
  const from = lab.selection.connectingFrom;
  if (from !== null) {
    lab.selection.connectFrom(null);
    if (from !== here) lab.editing.wiring.connect(from, here);
    focusNode(canvas, here);
    return true;
  }
  if (!onChip) lab.selection.selectLayer(here);
  lab.view.editField('');
  return true;
}

function escape(lab: Lab): boolean {
  if (lab.selection.connectingFrom !== null) {
    lab.selection.connectFrom(null);
    return true;
  }
  if (lab.selection.isEmpty) return false;
  lab.selection.clear();
  return true;
}
