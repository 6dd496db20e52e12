import { axisFloor } from '../log-axis';
import type { Palette } from '../palette.svelte';
import { xExtent } from '../picture';
import type { Margins, Picture } from '../picture';

/** A picture on its way to a canvas: where the plot lies, and how its values become px. */
export interface Plot {
  readonly context: CanvasRenderingContext2D;
  readonly picture: Picture;
  readonly palette: Palette;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The frame in px and in values; the zero strip, where there is one, is part of it. */
export function frameOf(picture: Picture, margins: Margins, size: Size) {
  const left = margins.left;
  const right = Math.max(left + 1, size.width - margins.right);
  const top = margins.top;
  const bottom = Math.max(top + 1, size.height - margins.bottom);
  const { low: xLow, high: xHigh } = xExtent(picture.x);
  const yLow = picture.y.scale === 'decades' ? axisFloor(picture.y, bottom - top) : picture.y.low;
  return { left, right, top, bottom, xLow, xHigh, yLow, yHigh: picture.y.high };
}

export function plotOf(
  context: CanvasRenderingContext2D,
  picture: Picture,
  palette: Palette,
  margins: Margins,
  size: Size,
): Plot {
  const frame = frameOf(picture, margins, size);
  const { left, right, top, bottom, xLow, xHigh, yLow, yHigh } = frame;
  return {
    context,
    picture,
    palette,
    left,
    right,
    top,
    bottom,
    x: (value) => left + ((value - xLow) / (xHigh - xLow)) * (right - left),
    y: (value) => bottom - ((value - yLow) / (yHigh - yLow)) * (bottom - top),
  };
}

/** The size of axis labels and notes, in px. */
export const textSize = 11;

export function setText(plot: Plot, colour: string, weight: 400 | 500 | 600 = 400): void {
  plot.context.font = `${weight} ${textSize}px ${plot.palette.font}`;
  plot.context.fillStyle = colour;
  plot.context.textBaseline = 'middle';
}

/** Words with a rim of the surface's colour, so that lines below do not run through them. */
export function fillTextWithRim(plot: Plot, words: string, x: number, y: number): void {
  const { context, palette } = plot;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.strokeText(words, x, y);
  context.fillText(words, x, y);
}
