import type { PlotScale } from './plot-scale';
import type { Palette } from '../palette.svelte';
import type { Picture } from '../picture';

/** A picture on its way to a canvas. */
export interface Plot extends PlotScale {
  readonly context: CanvasRenderingContext2D;
  readonly picture: Picture;
  readonly palette: Palette;
}

/** The size of axis labels and notes, in px. */
export const textSize = 11;

export function setText(
  { context, palette }: Pick<Plot, 'context' | 'palette'>,
  colour: string,
  weight: 400 | 500 | 600 = 400,
): void {
  context.font = `${weight} ${textSize}px ${palette.font}`;
  context.fillStyle = colour;
  context.textBaseline = 'middle';
}

/** Words with a rim of what is behind them, so that lines below do not run through them. */
export function fillTextWithRim(
  { context }: Plot,
  rim: string,
  words: string,
  x: number,
  y: number,
): void {
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = rim;
  context.strokeText(words, x, y);
  context.fillText(words, x, y);
}
