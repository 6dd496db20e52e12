import { depthColour } from '../../lab/depth-colour';
import { magnitudeWords, tickWords } from '../number-words';
import { withOpacity } from '../palette.svelte';
import type { Palette } from '../palette.svelte';
import { layerMargins } from '../picture';
import type { Ridge, Ridgeline } from '../ridgeline';
import { ridgePlaces } from '../ridgeline-geometry';
import type { RidgePlaces } from '../ridgeline-geometry';
import { roundTicks } from '../round-ticks';
import type { DrawOn } from './draw-on';
import { setText } from './plot';

/** Ridges one in front of the other, the newest in front; the shown epoch's in accent. */
export function ridgelineDrawing(
  ridgeline: Ridgeline,
  layer: { readonly depth: number; readonly count: number },
): DrawOn {
  return (context, palette, size) => {
    const places = ridgePlaces(ridgeline.ridges.length, size);
    const colour = depthColour(layer.depth, layer.count, palette.isDark);
    drawAxis(context, palette, ridgeline, places);
    ridgeline.ridges.forEach((ridge, index) => {
      drawRidge(context, palette, ridge, places, index, ridge.isShown ? palette.accent : colour);
    });
    const shown = ridgeline.ridges.findIndex(({ isShown }) => isShown);
    if (ridgeline.compared !== null && shown >= 0) {
      trace(context, ridgeline.compared, places, shown);
      context.setLineDash([5, 4]);
      context.strokeStyle = palette.ink2;
      context.lineWidth = 1.25;
      context.stroke();
      context.setLineDash([]);
    }
    drawEpochs(context, palette, ridgeline, places);
  };
}

function drawRidge(
  context: CanvasRenderingContext2D,
  palette: Palette,
  ridge: Ridge,
  places: RidgePlaces,
  index: number,
  colour: string,
): void {
  trace(context, ridge, places, index);
  context.fillStyle = palette.surface;
  context.fill();
  context.fillStyle = withOpacity(colour, ridge.isShown ? 0.32 : 0.2);
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = ridge.isShown ? 2 : 1;
  context.stroke();
}

/** From the baseline over the middles of the bins and back to it. */
function trace(
  context: CanvasRenderingContext2D,
  { heights }: Ridge,
  { left, width, baseline, ridgeHeight }: RidgePlaces,
  index: number,
): void {
  const y = baseline(index);
  context.beginPath();
  context.moveTo(left, y);
  heights.forEach((height, bin) => {
    context.lineTo(left + ((bin + 0.5) / heights.length) * width, y - height * ridgeHeight);
  });
  context.lineTo(left + width, y);
}

function drawAxis(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { low, high, ridges }: Ridgeline,
  { left, width, top, bottom }: RidgePlaces,
): void {
  if (ridges.length === 0) return;
  setText({ context, palette }, palette.ink3);
  context.textAlign = 'center';
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  const { values, step } = roundTicks(low, high, Math.max(1, Math.floor(width / 56)));
  const isPlain = step >= 1e-3 && step < 1e4;
  for (const value of values) {
    const x = Math.round(left + ((value - low) / (high - low)) * width) + 0.5;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, bottom);
    context.stroke();
    context.fillText(isPlain ? tickWords(value, step) : magnitudeWords(value), x, bottom + 11);
  }
}

const labelHeight = 13;

function drawEpochs(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { ridges }: Ridgeline,
  { baseline }: RidgePlaces,
): void {
  context.textAlign = 'right';
  const shown = ridges.findIndex(({ isShown }) => isShown);
  const ends = [shown, 0, ridges.length - 1];
  const labelled: number[] = [];
  for (const index of [...ends, ...ridges.keys()]) {
    const ridge = ridges[index];
    const y = baseline(index);
    const isFree = labelled.every((other) => Math.abs(other - y) >= labelHeight);
    if (ridge === undefined || !isFree) continue;
    labelled.push(y);
    setText(
      { context, palette },
      ridge.isShown ? palette.accent : palette.ink3,
      ridge.isShown ? 600 : 400,
    );
    context.fillText(String(ridge.epoch), layerMargins.left - 8, y - 3);
  }
}
