import type { Group } from '../../shared/network/network';
import type { Box } from './box';
import type { CanvasLayout } from './canvas-layout';
import type { CanvasModel } from './canvas-model';

/** What is drawn behind the layers of a repeated group: one frame for each row that they stand in. */
export interface GroupFrame {
  readonly group: Group;
  readonly boxes: readonly Box[];
}

export function groupFrames(
  groups: readonly Group[],
  model: CanvasModel,
  { boxes, density }: CanvasLayout,
): readonly GroupFrame[] {
  // Half of the gap, so that frames side by side do not touch.
  const margin = Math.min(10, density.gapX / 2 - 1);
  return groups.flatMap((group): GroupFrame[] => {
    const nodes = new Set(group.layers.flatMap((layer) => model.nodeOf.get(layer)?.id ?? []));
    const places = [...nodes].flatMap((id) => boxes.get(id) ?? []);
    if (places.length === 0) return [];
    return [{ group, boxes: rowsOf(places).map((row) => around(row, margin)) }];
  });
}

function rowsOf(boxes: readonly Box[]): readonly (readonly Box[])[] {
  const rows = new Map<number, Box[]>();
  for (const box of boxes) rows.set(box.y, [...(rows.get(box.y) ?? []), box]);
  return [...rows.values()];
}

function around(boxes: readonly Box[], margin: number): Box {
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}
