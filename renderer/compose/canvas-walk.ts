import type { Box } from './box';
import type { CanvasModel } from './canvas-model';

export type WalkDirection = 'left' | 'right' | 'up' | 'down';

export function walkDirection(key: string): WalkDirection | null {
  switch (key) {
    case 'ArrowLeft':
      return 'left';
    case 'ArrowRight':
      return 'right';
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    default:
      return null;
  }
}

/**
 * The node one step away: left and right follow the arrows, at a fork to the nearest lane; up and down go to the
 * nearest node above or below. null where there is none.
 */
export function stepFrom(
  id: string,
  direction: WalkDirection,
  model: CanvasModel,
  boxes: ReadonlyMap<string, Box>,
): string | null {
  const here = boxes.get(id);
  if (here === undefined) return null;
  switch (direction) {
    case 'right':
      return nearest(model.edges.flatMap(({ source, target }) => (source === id ? [target] : [])));
    case 'left':
      return nearest(model.edges.flatMap(({ source, target }) => (target === id ? [source] : [])));
    case 'up':
      return nearest(beside((box) => box.y + box.height <= here.y));
    case 'down':
      return nearest(beside((box) => box.y >= here.y + here.height));
  }

  function beside(isThere: (box: Box) => boolean): readonly string[] {
    return [...boxes].filter(([, box]) => isThere(box)).map(([other]) => other);
  }

  function nearest(ids: readonly string[]): string | null {
    let best: string | null = null;
    let least = Infinity;
    for (const candidate of ids) {
      const distance = distanceTo(candidate);
      if (distance < least) [best, least] = [candidate, distance];
    }
    return best;
  }

  /** Lanes count more than columns: a fork goes on along the same line. */
  function distanceTo(other: string): number {
    const box = boxes.get(other);
    if (box === undefined || here === undefined) return Infinity;
    return 2 * Math.abs(box.y - here.y) + Math.abs(box.x - here.x);
  }
}
