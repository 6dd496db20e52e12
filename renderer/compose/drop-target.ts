import type { Connection } from '../../shared/network/network';
import { edgeId } from './canvas-model';
import type { Point } from './edge-route';
import type { DropTarget } from './layer-drag.svelte';

/** What lies under the pointer: a node before an arrow before the empty canvas. */
export function dropTargetAt(at: Point, connections: readonly Connection[]): DropTarget | null {
  const elements = document.elementsFromPoint(at.x, at.y);
  for (const element of elements) {
    const node = element.closest<HTMLElement>('[data-node]');
    const id = node?.dataset.node;
    if (id !== undefined && node !== null && covers(node, at)) return { kind: 'node', id };
  }
  for (const element of elements) {
    const key = element instanceof SVGElement ? element.dataset.connection : undefined;
    const connection = connections.find((candidate) => edgeId(candidate) === key);
    if (connection !== undefined) return { kind: 'connection', connection };
  }
  return elements.some((element) => element.classList.contains('svelte-flow__pane'))
    ? { kind: 'canvas', at }
    : null;
}

/** Handles reach out of their node; there the arrow counts. */
function covers(element: HTMLElement, { x, y }: Point): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}
