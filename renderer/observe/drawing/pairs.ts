import type { PredictionsView } from '../confusion-view';
import { pairsExtent } from '../pairs-view';
import type { Rectangle } from '../heatmap-geometry';
import { tickWords } from '../number-words';
import type { Palette } from '../palette.svelte';
import { withOpacity } from '../palette.svelte';
import { placePanels } from '../panels';
import { layerMargins } from '../picture';
import { roundTicks } from '../round-ticks';
import type { DrawOn } from './draw-on';
import { drawRunChip } from './panel-marks';
import { setText } from './plot';

const radius = 2.5;

/** Targets to the right, predictions upwards: what is right lies on the diagonal. */
export function pairsDrawing(views: readonly PredictionsView[]): DrawOn {
  return (context, palette, size) => {
    const { low, high } = pairsExtent(views);
    const places = placePanels(views.length, layerMargins, size);
    views.forEach(({ run, predictions: { pairs } }, index) => {
      const place = places[index];
      if (place === undefined) return;
      const { left, top, width, height } = place;
      const x = (value: number) => left + ((value - low) / (high - low)) * width;
      const y = (value: number) => top + ((high - value) / (high - low)) * height;
      drawAxes(context, palette, place, { low, high, hasLabels: index === 0 });
      context.beginPath();
      context.moveTo(x(low), y(low));
      context.lineTo(x(high), y(high));
      context.strokeStyle = palette.ink3;
      context.setLineDash([4, 4]);
      context.stroke();
      context.setLineDash([]);
      context.fillStyle = withOpacity(palette.accent, 0.6);
      for (let pair = 0; pair < pairs.length; pair += 2) {
        context.beginPath();
        context.arc(x(pairs[pair] ?? NaN), y(pairs[pair + 1] ?? NaN), radius, 0, 2 * Math.PI);
        context.fill();
      }
      if (views.length > 1) drawRunChip(context, palette, place, run);
    });
  };
}

function drawAxes(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { left, top, width, height }: Rectangle,
  {
    low,
    high,
    hasLabels,
  }: { readonly low: number; readonly high: number; readonly hasLabels: boolean },
): void {
  context.lineWidth = 1;
  context.strokeStyle = palette.line2;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  setText({ context, palette }, palette.ink3);
  const across = roundTicks(low, high, Math.max(1, Math.floor(width / 56)));
  context.textAlign = 'center';
  for (const value of across.values) {
    const x = left + ((value - low) / (high - low)) * width;
    context.fillText(tickWords(value, across.step), x, top + height + 11);
  }
  if (!hasLabels) return;
  const up = roundTicks(low, high, Math.max(1, Math.floor(height / 30)));
  context.textAlign = 'right';
  for (const value of up.values) {
    const y = top + ((high - value) / (high - low)) * height;
    context.fillText(tickWords(value, up.step), left - 6, y);
  }
}
