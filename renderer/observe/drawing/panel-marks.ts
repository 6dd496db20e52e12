import { setText } from './plot';
import type { Rectangle } from '../heatmap-geometry';
import type { Palette } from '../palette.svelte';

/** The run's name on a chip in the upper left corner of its panel. */
export function drawRunChip(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { left, top }: Rectangle,
  words: string,
): void {
  setText({ context, palette }, palette.ink, 500);
  context.textAlign = 'left';
  const width = context.measureText(words).width + 14;
  context.beginPath();
  context.roundRect(left + 8, top + 8, width, 19, 4);
  context.fillStyle = palette.surface;
  context.fill();
  context.fillStyle = palette.ink;
  context.fillText(words, left + 15, top + 17.5);
}

/** Pixels stretched to a rectangle, with hard or soft edges. */
export function drawPixels(
  context: CanvasRenderingContext2D,
  pixels: Uint32Array,
  width: number,
  { left, top, width: wide, height: high }: Rectangle,
  smooth: boolean,
): void {
  const image = new ImageData(width, pixels.length / width);
  new Uint32Array(image.data.buffer).set(pixels);
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  context.save();
  context.imageSmoothingEnabled = smooth;
  context.drawImage(canvas, left, top, wide, high);
  context.restore();
}

/** A ramp from its greatest value at the top to its least, with words at chosen values. */
export function drawRampBar(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { left, top, width, height }: Rectangle,
  ramp: Uint32Array,
  ticks: readonly { readonly share: number; readonly words: string }[],
): void {
  drawPixels(context, Uint32Array.from(ramp).reverse(), 1, { left, top, width, height }, true);
  context.strokeStyle = palette.line2;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  setText({ context, palette }, palette.ink3);
  context.textAlign = 'left';
  for (const { share, words } of ticks) {
    context.fillText(words, left + width + 6, top + (1 - share) * height);
  }
}

/** Words cut to a width, with an ellipsis. */
export function shortened(context: CanvasRenderingContext2D, words: string, width: number): string {
  if (context.measureText(words).width <= width) return words;
  let length = words.length - 1;
  while (length > 1 && context.measureText(`${words.slice(0, length)}…`).width > width) length -= 1;
  return `${words.slice(0, length)}…`;
}
