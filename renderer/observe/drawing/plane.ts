import { classColour } from '../../data/class-colour';
import { depthColour } from '../../lab/depth-colour';
import { mixOklab, oklabFromHex, hexFromOklab } from '../../lab/oklab';
import type { Rectangle } from '../heatmap-geometry';
import { packed } from '../magnitude-ink';
import { tickWords } from '../number-words';
import type { Palette } from '../palette.svelte';
import { placePanels } from '../panels';
import { epochMargins } from '../picture';
import { planeRaster } from '../plane-raster';
import type { PlaneColours, ValueRange } from '../plane-raster';
import type { PlaneView } from '../plane-view';
import { roundTicks } from '../round-ticks';
import type { DrawOn } from './draw-on';
import { drawPixels, drawRampBar, drawRunChip, shortened } from './panel-marks';
import { setText } from './plot';
import type { Size } from './plot-scale';

export const planeMargins = epochMargins;

/** Finer is not told apart, and takes time to draw. */
const mostPixels = { width: 240, height: 200 };
const shades = 24;

/** The planes of one or two runs beside each other, with the training rows on them. */
export function planesDrawing(views: readonly PlaneView[], range: ValueRange | null): DrawOn {
  return (context, palette, size) => {
    const colours = coloursOf(views, palette, range !== null);
    const places = placePanels(views.length, planeMargins, size);
    views.forEach((view, index) => {
      const place = places[index];
      if (place === undefined) return;
      drawGround(context, view, place, colours, range);
      drawPoints(context, view, place, palette, range);
      drawAxes(context, view, place, palette, index === 0);
      if (views.length > 1) drawRunChip(context, palette, place, view.run);
    });
    const [first] = views;
    if (first === undefined) return;
    if (range === null) drawClasses(context, first.points.classes, palette, size);
    else drawValues(context, colours.ramps[0] ?? new Uint32Array(1), range, palette, size);
  };
}

function coloursOf(
  [view]: readonly PlaneView[],
  palette: Palette,
  isRegression: boolean,
): PlaneColours {
  const classes = view?.snapshot.outputs ?? 0;
  const surface = oklabFromHex(palette.surface);
  const ramps = isRegression
    ? [
        Uint32Array.from({ length: shades * 4 }, (_, shade) =>
          packed(valueColour(shade / (shades * 4 - 1), palette)),
        ),
      ]
    : Array.from({ length: classes }, (_, number) => {
        const colour = oklabFromHex(classColour(number, classes, palette.isDark));
        return Uint32Array.from({ length: shades }, (__, shade) => {
          const share = 0.06 + (shade / (shades - 1)) * 0.4;
          return packed(hexFromOklab(mixOklab(surface, colour, share)));
        });
      });
  return { ramps, border: packed(palette.ink2), notFinite: packed(palette.problemSoft) };
}

function valueColour(share: number, { isDark }: Palette): string {
  return depthColour(1 + Math.min(1, Math.max(0, share)) * 10, 11, isDark);
}

function drawGround(
  context: CanvasRenderingContext2D,
  { snapshot, shown }: PlaneView,
  place: Rectangle,
  colours: PlaneColours,
  range: ValueRange | null,
): void {
  const width = Math.min(mostPixels.width, Math.ceil(place.width));
  const height = Math.min(mostPixels.height, Math.ceil(place.height));
  const pixels = planeRaster(snapshot, shown, { width, height }, colours, range);
  drawPixels(context, pixels, width, place, true);
}

function drawPoints(
  context: CanvasRenderingContext2D,
  { points: { points, classes }, shown }: PlaneView,
  place: Rectangle,
  palette: Palette,
  range: ValueRange | null,
): void {
  const radius = place.width * place.height < 40_000 ? 2 : 2.75;
  context.save();
  context.beginPath();
  context.rect(place.left, place.top, place.width, place.height);
  context.clip();
  context.lineWidth = 1;
  context.strokeStyle = palette.surface;
  for (let start = 0; start < points.length; start += 3) {
    const [x = NaN, y = NaN, target = NaN] = points.subarray(start, start + 3);
    context.fillStyle =
      range === null
        ? classColour(target, classes.length, palette.isDark)
        : valueColour((target - range.low) / (range.high - range.low || 1), palette);
    context.beginPath();
    context.arc(
      place.left + ((x - shown.left) / (shown.right - shown.left)) * place.width,
      place.top + ((shown.top - y) / (shown.top - shown.bottom)) * place.height,
      radius,
      0,
      2 * Math.PI,
    );
    context.fill();
    context.stroke();
  }
  context.restore();
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { shown }: PlaneView,
  { left, top, width, height }: Rectangle,
  palette: Palette,
  isFirst: boolean,
): void {
  context.strokeStyle = palette.line2;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  setText({ context, palette }, palette.ink3);
  context.textAlign = 'center';
  const across = roundTicks(shown.left, shown.right, Math.max(1, Math.floor(width / 50)));
  for (const value of across.values) {
    const x = left + ((value - shown.left) / (shown.right - shown.left)) * width;
    context.fillText(tickWords(value, across.step), x, top + height + 11);
  }
  if (!isFirst) return;
  context.textAlign = 'right';
  const up = roundTicks(shown.bottom, shown.top, Math.max(1, Math.floor(height / 30)));
  for (const value of up.values) {
    const y = top + ((shown.top - value) / (shown.top - shown.bottom)) * height;
    context.fillText(tickWords(value, up.step), left - 6, y);
  }
}

const lineHeight = 16;

function drawClasses(
  context: CanvasRenderingContext2D,
  classes: readonly string[],
  palette: Palette,
  size: Size,
): void {
  const left = size.width - planeMargins.right + 10;
  const most = Math.floor((size.height - planeMargins.top - planeMargins.bottom) / lineHeight);
  setText({ context, palette }, palette.ink2);
  context.textAlign = 'left';
  classes.slice(0, most).forEach((name, number) => {
    const middle = planeMargins.top + (number + 0.5) * lineHeight;
    context.fillStyle = classColour(number, classes.length, palette.isDark);
    context.beginPath();
    context.arc(left + 4, middle, 4, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = palette.ink2;
    context.fillText(shortened(context, name, planeMargins.right - 26), left + 13, middle + 0.5);
  });
}

function drawValues(
  context: CanvasRenderingContext2D,
  ramp: Uint32Array,
  { low, high }: ValueRange,
  palette: Palette,
  size: Size,
): void {
  const height = Math.max(1, size.height - planeMargins.top - planeMargins.bottom - 8);
  const { values, step } = roundTicks(low, high, Math.max(1, Math.floor(height / 30)));
  const ticks = values.map((value) => ({
    share: (value - low) / (high - low || 1),
    words: tickWords(value, step),
  }));
  const place = {
    left: size.width - planeMargins.right + 12,
    top: planeMargins.top + 4,
    width: 8,
    height,
  };
  drawRampBar(context, palette, place, ramp, ticks);
}
