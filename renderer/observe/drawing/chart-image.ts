import { DrawnChart } from './chart-js';
import type { Drawing } from './chart-js';
import type { DrawOn } from './draw-on';
import type { Size } from './plot-scale';
import type { Palette } from '../palette.svelte';

/** Pictures for files have twice the pixels, for print and for dense screens. */
const imageRatio = 2;

export function chartImage(drawing: Drawing): HTMLCanvasElement {
  const source = document.createElement('canvas');
  const chart = new DrawnChart(source, drawing, imageRatio);
  const { width, height } = drawing.size;
  const { canvas, context } = canvasFor(width, height);
  context.drawImage(source, 0, 0, width, height);
  chart.destroy();
  return canvas;
}

export function drawnImage(draw: DrawOn, palette: Palette, size: Size): HTMLCanvasElement {
  const { canvas, context } = canvasFor(size.width, size.height);
  draw(context, palette, size);
  return canvas;
}

const headHeight = 34;

/** The drawn chart under its title, on the theme's surface. */
export function titledImage(
  title: string,
  subtitle: string,
  chart: HTMLCanvasElement,
  palette: Palette,
): HTMLCanvasElement {
  const width = chart.width / imageRatio;
  const height = chart.height / imageRatio + headHeight;
  const { canvas, context } = canvasFor(width, height);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';
  context.font = `600 12px ${palette.font}`;
  context.fillStyle = palette.ink;
  context.fillText(title, 12, 18);
  const titleWidth = context.measureText(title).width;
  context.font = `400 11px ${palette.font}`;
  context.fillStyle = palette.ink3;
  context.fillText(subtitle, 12 + titleWidth + 8, 18);
  context.drawImage(chart, 0, headHeight, width, height - headHeight);
  return canvas;
}

/** Images side by side, `columns` in a row, on the theme's background. */
export function imageGrid(
  images: readonly HTMLCanvasElement[],
  columns: number,
  palette: Palette,
): HTMLCanvasElement {
  const cellWidth = Math.max(...images.map(({ width }) => width)) / imageRatio;
  const cellHeight = Math.max(...images.map(({ height }) => height)) / imageRatio;
  const rows = Math.ceil(images.length / columns);
  const { canvas, context } = canvasFor(columns * cellWidth, rows * cellHeight);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, columns * cellWidth, rows * cellHeight);
  images.forEach((image, index) => {
    const left = (index % columns) * cellWidth;
    const top = Math.floor(index / columns) * cellHeight;
    context.drawImage(image, left, top, image.width / imageRatio, image.height / imageRatio);
  });
  return canvas;
}

function canvasFor(width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * imageRatio);
  canvas.height = Math.round(height * imageRatio);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no canvas.');
  context.scale(imageRatio, imageRatio);
  return { canvas, context };
}
