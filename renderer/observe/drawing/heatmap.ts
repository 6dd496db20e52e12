import type { DrawOn } from './draw-on';
import { drawPixels, drawRampBar, drawRunChip } from './panel-marks';
import { setText } from './plot';
import type { Size } from './plot-scale';
import { depthColour } from '../../lab/depth-colour';
import { horizontalTicks } from '../axis-ticks';
import { notFiniteCell, zeroCell } from '../heatmap-ink';
import type { Heatmap } from '../heatmap';
import { epochToX, placeBlocks, swatchWidth } from '../heatmap-geometry';
import type { BlockPlace } from '../heatmap-geometry';
import { layerTicks } from '../layer-name';
import { packed } from '../magnitude-ink';
import type { Palette } from '../palette.svelte';
import { epochMargins } from '../picture';
import type { Margins } from '../picture';

interface HeatmapDrawing {
  readonly heatmap: Heatmap;
  readonly palette: Palette;
  readonly margins: Margins;
  readonly size: Size;
  readonly hovered: string | null;
}

/** @param hovered layer id */
export function heatmapDrawing(heatmap: Heatmap, hovered: string | null): DrawOn {
  return (context, palette, size) =>
    drawHeatmap(context, { heatmap, palette, margins: epochMargins, size, hovered });
}

function drawHeatmap(context: CanvasRenderingContext2D, drawing: HeatmapDrawing): void {
  const { heatmap, margins, size } = drawing;
  const places = placeBlocks(heatmap, margins, size);
  for (const place of places) {
    drawCells(context, drawing, place);
    drawSwatches(context, drawing, place);
    drawRowNames(context, drawing, place);
    drawHoveredRow(context, drawing, place);
    if (places.length > 1) drawRunChip(context, drawing.palette, place, place.block.run);
  }
  drawEpochs(context, drawing);
  drawColourBar(context, drawing);
}

/** One pixel per cell, stretched without smoothing: the browser does the work of a thousand rectangles. */
function drawCells(
  context: CanvasRenderingContext2D,
  drawing: HeatmapDrawing,
  place: BlockPlace,
): void {
  const { heatmap, palette } = drawing;
  const { epochs, layers, cells } = place.block;
  context.fillStyle = palette.shade;
  context.fillRect(place.left, place.top, place.width, place.height);
  const [first] = epochs;
  const last = epochs[epochs.length - 1];
  if (first === undefined || last === undefined) return;
  const pixels = new Uint32Array(epochs.length * layers.length);
  const ramp = palette[heatmap.ink.ramp];
  const zero = packed(palette.problemSoft);
  const notFinite = packed(palette.problem);
  cells.forEach((cell, index) => {
    if (cell >= 0) pixels[index] = ramp[cell] ?? 0;
    else if (cell === zeroCell) pixels[index] = zero;
    else if (cell === notFiniteCell) pixels[index] = notFinite;
  });
  const left = epochToX(heatmap, place, first - 0.5);
  const right = epochToX(heatmap, place, last + 0.5);
  context.save();
  context.beginPath();
  context.rect(place.left, place.top, place.width, place.height);
  context.clip();
  const { top, height } = place;
  drawPixels(context, pixels, epochs.length, { left, top, width: right - left, height }, false);
  context.restore();
}

function drawSwatches(
  context: CanvasRenderingContext2D,
  { palette }: HeatmapDrawing,
  { block, swatchLeft, rowTop }: BlockPlace,
): void {
  const count = block.layers.length;
  const gap = count > 16 ? 0 : 1;
  block.layers.forEach((_, layer) => {
    context.fillStyle = depthColour(layer + 1, count, palette.isDark);
    const height = Math.max(1, rowTop(layer + 1) - rowTop(layer) - gap);
    context.fillRect(swatchLeft, rowTop(layer), swatchWidth, height);
  });
}

const rowNameHeight = 11;

function drawRowNames(
  context: CanvasRenderingContext2D,
  { palette }: HeatmapDrawing,
  { block, swatchLeft, rowTop, height }: BlockPlace,
): void {
  const count = block.layers.length;
  const fits = height / count >= rowNameHeight;
  setText({ context, palette }, palette.ink3);
  context.textAlign = 'right';
  let free = -Infinity;
  for (const tick of fits ? block.names.map((_, index) => index + 1) : fewTicks(count, height)) {
    const middle = (rowTop(tick - 1) + rowTop(tick)) / 2;
    if (middle < free) continue;
    free = middle + rowNameHeight;
    context.fillText(block.names[tick - 1] ?? '', swatchLeft - 6, middle + 0.5);
  }
}

/** First, every fifth as far as there is room, and last. */
function fewTicks(count: number, height: number): readonly number[] {
  const rowHeight = height / count;
  const ticks = count <= 12 ? [1, Math.min(5, count), count] : layerTicks(count);
  return ticks.filter((tick, index) => {
    if (index === 0 || tick === count) return true;
    const toLast = (count - tick) * rowHeight;
    return toLast >= rowNameHeight && (tick - 1) * rowHeight >= rowNameHeight;
  });
}

function drawHoveredRow(
  context: CanvasRenderingContext2D,
  { palette, hovered }: HeatmapDrawing,
  { block, left, width, rowTop }: BlockPlace,
): void {
  const layer = hovered === null ? -1 : block.layers.indexOf(hovered);
  if (layer < 0) return;
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  const top = rowTop(layer);
  context.strokeRect(left + 0.5, top + 0.5, width - 1, Math.max(1, rowTop(layer + 1) - top - 1));
}

function drawEpochs(context: CanvasRenderingContext2D, drawing: HeatmapDrawing): void {
  const { heatmap, palette, margins, size } = drawing;
  const width = Math.max(1, size.width - margins.left - margins.right);
  const middle = size.height - margins.bottom + 11;
  setText({ context, palette }, palette.ink3);
  context.textAlign = 'center';
  const { from, to } = heatmap.range;
  for (const tick of horizontalTicks({ scale: 'epochs', low: from, high: to }, width)) {
    const place = { left: margins.left, top: 0, width, height: 0 };
    context.fillText(tick.label, epochToX(heatmap, place, tick.value), middle);
  }
  context.textAlign = 'left';
  context.fillText('epoch', margins.left + width + 20, middle);
}

const barWidth = 8;

function drawColourBar(
  context: CanvasRenderingContext2D,
  { heatmap, palette, margins, size }: HeatmapDrawing,
): void {
  const left = size.width - margins.right + 12;
  const top = margins.top + 4;
  const height = Math.max(1, size.height - margins.bottom - 4 - top);
  const most = Math.min(6, Math.max(2, Math.floor(height / 21)));
  const { ramp, ticks } = heatmap.ink;
  const bar = { left, top, width: barWidth, height };
  drawRampBar(context, palette, bar, palette[ramp], ticks(most));
}
