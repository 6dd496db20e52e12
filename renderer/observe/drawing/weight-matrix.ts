import type { Rectangle } from '../heatmap-geometry';
import { packed } from '../magnitude-ink';
import { magnitudeWords } from '../number-words';
import type { Palette } from '../palette.svelte';
import { epochMargins } from '../picture';
import { reachOf } from '../weight-matrix-view';
import type { MatrixCell } from '../weight-matrix-view';
import type { DrawOn } from './draw-on';
import { drawPixels, drawRampBar } from './panel-marks';
import { setText } from './plot';
import type { Size } from './plot-scale';
import type { WeightMatrixSnapshot } from '../../../shared/snapshots/snapshot';

export function matrixPlace({ width, height }: Size): Rectangle {
  const { left, right, top, bottom } = epochMargins;
  return {
    left,
    top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - bottom),
  };
}

/** Inputs from top to bottom, units from left to right; colours around 0, followed weights framed. */
export function matrixDrawing(
  matrix: WeightMatrixSnapshot,
  followed: readonly MatrixCell[],
): DrawOn {
  return (context, palette, size) => {
    const place = matrixPlace(size);
    const reach = reachOf(matrix);
    drawPixels(context, pixelsOf(matrix, reach, palette), matrix.columns, place, false);
    context.strokeStyle = palette.line2;
    context.lineWidth = 1;
    context.strokeRect(place.left - 0.5, place.top - 0.5, place.width + 1, place.height + 1);
    for (const cell of followed) frame(context, palette, matrix, place, cell);
    drawEnds(context, palette, matrix, place);
    const bar = { left: place.left + place.width + 12, top: place.top + 4, width: 8 };
    drawRampBar(context, palette, { ...bar, height: place.height - 8 }, palette.diverging, [
      { share: 1, words: magnitudeWords(reach) },
      { share: 0.5, words: '0' },
      { share: 0, words: magnitudeWords(-reach) },
    ]);
  };
}

function pixelsOf(
  { values }: WeightMatrixSnapshot,
  reach: number,
  { diverging, problem }: Palette,
): Uint32Array {
  const notFinite = packed(problem);
  const last = diverging.length - 1;
  return Uint32Array.from(values, (value) => {
    if (!Number.isFinite(value)) return notFinite;
    return diverging[Math.round((0.5 + value / (2 * (reach || 1))) * last)] ?? notFinite;
  });
}

function frame(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { rows, columns }: WeightMatrixSnapshot,
  { left, top, width, height }: Rectangle,
  { row, column }: MatrixCell,
): void {
  const [cellWidth, cellHeight] = [width / columns, height / rows];
  const air = Math.max(0, (7 - Math.min(cellWidth, cellHeight)) / 2);
  const x = left + column * cellWidth - air;
  const y = top + row * cellHeight - air;
  const [wide, high] = [cellWidth + 2 * air, cellHeight + 2 * air];
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.strokeRect(x, y, wide, high);
  context.lineWidth = 1.5;
  context.strokeStyle = palette.accent;
  context.strokeRect(x, y, wide, high);
}

function drawEnds(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { inputs, units }: WeightMatrixSnapshot,
  { left, top, width, height }: Rectangle,
): void {
  setText({ context, palette }, palette.ink3);
  context.textAlign = 'right';
  context.fillText('1', left - 6, top + 6);
  context.fillText(String(inputs), left - 6, top + height - 5);
  if (height > 70) context.fillText('input', left - 6, top + height / 2);
  context.textAlign = 'left';
  context.fillText('1', left, top + height + 11);
  context.textAlign = 'right';
  context.fillText(String(units), left + width, top + height + 11);
  context.textAlign = 'center';
  context.fillText('unit', left + width / 2, top + height + 11);
}
