import type { Size } from './drawing/plot-scale';
import type { Heatmap, HeatmapBlock } from './heatmap';
import type { Margins } from './picture';

/** Left of the plot, in px: a swatch in the depth's colour for each row. */
export const swatchWidth = 4;
const swatchGap = 2;
const blockGap = 8;

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a block's rows and columns lie, in px. */
export interface BlockPlace extends Rectangle {
  readonly block: HeatmapBlock;
  readonly swatchLeft: number;
  /** Top edge of a row; rows are whole px high at least where they are many. */
  readonly rowTop: (layer: number) => number;
}

export function placeBlocks(heatmap: Heatmap, margins: Margins, size: Size): readonly BlockPlace[] {
  const { blocks } = heatmap;
  const width = Math.max(1, size.width - margins.left - margins.right);
  const room = size.height - margins.top - margins.bottom - blockGap * (blocks.length - 1);
  const height = Math.max(1, room / Math.max(1, blocks.length));
  return blocks.map((block, index) => {
    const top = margins.top + index * (height + blockGap);
    const rows = Math.max(1, block.layers.length);
    return {
      block,
      left: margins.left,
      top,
      width,
      height,
      swatchLeft: margins.left - swatchGap - swatchWidth,
      rowTop: (layer) => top + Math.round((layer * height) / rows),
    };
  });
}

/** The block's layer at a height in px; null between blocks. */
export function layerAt(places: readonly BlockPlace[], y: number): string | null {
  for (const { block, top, height } of places) {
    if (y < top || y >= top + height) continue;
    const row = Math.floor(((y - top) / height) * block.layers.length);
    return block.layers[row] ?? null;
  }
  return null;
}

/** An epoch's cell reaches half an epoch to both sides, so that the cursor stands in its middle. */
export function epochToX(heatmap: Heatmap, place: Rectangle, epoch: number): number {
  const { from, to } = heatmap.range;
  return place.left + ((epoch - from) / (to - from)) * place.width;
}
