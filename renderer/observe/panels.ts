import type { Size } from './drawing/plot-scale';
import type { Rectangle } from './heatmap-geometry';
import type { Margins } from './picture';

const panelGap = 12;

/** Pictures of so many runs beside each other within the margins. */
export function placePanels(count: number, margins: Margins, size: Size): readonly Rectangle[] {
  const room = size.width - margins.left - margins.right - panelGap * (count - 1);
  const width = Math.max(1, room / Math.max(1, count));
  const height = Math.max(1, size.height - margins.top - margins.bottom);
  return Array.from({ length: count }, (_, index) => ({
    left: margins.left + index * (width + panelGap),
    top: margins.top,
    width,
    height,
  }));
}
