import { classColour } from '../../data/class-colour';
import type { PredictionsView } from '../confusion-view';
import { rowsOfClass, shareRight } from '../confusion-view';
import type { Rectangle } from '../heatmap-geometry';
import { shareWords } from '../number-words';
import type { Palette } from '../palette.svelte';
import { placePanels } from '../panels';
import type { Margins } from '../picture';
import type { DrawOn } from './draw-on';
import { drawRunChip, shortened } from './panel-marks';
import { setText } from './plot';
import type { PredictionsSnapshot } from '../../../shared/snapshots/snapshot';

const confusionMargins: Margins = { left: 84, right: 52, top: 22, bottom: 22 };

/** Narrower cells hold no number, lower rows no name. */
const leastCell = { width: 22, height: 13 };

/** Actual classes from top to bottom, predicted ones from left to right; ink is the share of the actual class. */
export function confusionDrawing(views: readonly PredictionsView[]): DrawOn {
  return (context, palette, size) => {
    const places = placePanels(views.length, confusionMargins, size);
    views.forEach(({ predictions, run }, index) => {
      const place = places[index];
      if (place === undefined) return;
      drawCells(context, palette, predictions, place);
      if (index === 0) drawActual(context, palette, predictions, place);
      if (views.length === 1) drawRight(context, palette, predictions, place);
      drawPredicted(context, palette, predictions, place);
      if (views.length > 1)
        drawRunChip(context, palette, { ...place, top: -6, left: place.left - 8 }, run);
    });
  };
}

function drawCells(
  context: CanvasRenderingContext2D,
  palette: Palette,
  predictions: PredictionsSnapshot,
  { left, top, width, height }: Rectangle,
): void {
  const { classes, confusion } = predictions;
  const count = classes.length;
  const edge = (at: number, room: number) => Math.round((at * room) / count);
  const gap = width / count > 10 && height / count > 10 ? 1 : 0;
  const hasNumbers = width / count >= leastCell.width && height / count >= leastCell.height;
  for (let actual = 0; actual < count; actual += 1) {
    const rows = rowsOfClass(predictions, actual);
    for (let predicted = 0; predicted < count; predicted += 1) {
      const cases = confusion[actual * count + predicted] ?? 0;
      const share = rows === 0 ? 0 : cases / rows;
      const x = left + edge(predicted, width);
      const y = top + edge(actual, height);
      const wide = Math.max(1, left + edge(predicted + 1, width) - x - gap);
      const high = Math.max(1, top + edge(actual + 1, height) - y - gap);
      context.fillStyle = inkOf(share, palette);
      context.fillRect(x, y, wide, high);
      if (actual === predicted)
        outline(context, palette, { left: x, top: y, width: wide, height: high });
      if (!hasNumbers || cases === 0) continue;
      const onInk = share > 0.45;
      setText({ context, palette }, onInk ? palette.surface : palette.ink, 500);
      context.textAlign = 'center';
      context.fillText(String(cases), x + wide / 2, y + high / 2 + 0.5);
    }
  }
}

/** The magnitude ramp, here from nothing to the whole class. */
function inkOf(share: number, { magnitude, shade }: Palette): string {
  if (share === 0) return shade;
  const packedColour = magnitude[Math.round((0.15 + share * 0.75) * (magnitude.length - 1))] ?? 0;
  const channel = (shift: number) => (packedColour >> shift) & 255;
  return `rgb(${channel(0)} ${channel(8)} ${channel(16)})`;
}

function outline(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { left, top, width, height }: Rectangle,
): void {
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
}

function drawActual(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { classes }: PredictionsSnapshot,
  { left, top, height }: Rectangle,
): void {
  setText({ context, palette }, palette.ink3);
  context.textAlign = 'right';
  context.fillText('actual ↓', left - 8, top - 10);
  const rowHeight = height / classes.length;
  const every = Math.max(1, Math.ceil(leastCell.height / rowHeight));
  classes.forEach((name, number) => {
    if (number % every !== 0) return;
    const middle = top + (number + 0.5) * rowHeight;
    context.fillStyle = classColour(number, classes.length, palette.isDark);
    context.fillRect(left - 10, middle - 4, 4, Math.min(8, rowHeight));
    context.fillStyle = palette.ink2;
    context.fillText(shortened(context, name, left - 24), left - 16, middle + 0.5);
  });
}

function drawPredicted(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { classes }: PredictionsSnapshot,
  { left, top, width, height }: Rectangle,
): void {
  setText({ context, palette }, palette.ink2);
  context.textAlign = 'center';
  const cellWidth = width / classes.length;
  const every = Math.max(1, Math.ceil(leastCell.width / cellWidth));
  classes.forEach((name, number) => {
    if (number % every !== 0) return;
    const words = shortened(context, name, cellWidth * every - 4);
    context.fillText(words, left + (number + 0.5) * cellWidth, top + height + 11);
  });
}

function drawRight(
  context: CanvasRenderingContext2D,
  palette: Palette,
  predictions: PredictionsSnapshot,
  { left, top, width, height }: Rectangle,
): void {
  setText({ context, palette }, palette.ink3);
  context.textAlign = 'right';
  const right = left + width + confusionMargins.right - 10;
  context.fillText('right', right, top - 10);
  const rowHeight = height / predictions.classes.length;
  if (rowHeight < leastCell.height) return;
  context.fillStyle = palette.ink2;
  predictions.classes.forEach((_, number) => {
    const share = shareRight(predictions, number);
    const words = share === null ? '–' : shareWords(Math.round(share * 100) / 100);
    context.fillText(words, right, top + (number + 0.5) * rowHeight + 0.5);
  });
}
