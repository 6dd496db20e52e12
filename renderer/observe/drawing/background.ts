import { setText, fillTextWithRim } from './plot';
import type { Plot } from './plot';
import { withOpacity } from '../palette.svelte';
import { depthColour } from '../../lab/depth-colour';
import { zeroStripHeight } from '../log-axis';

/** What lies below the lines: the float32 shade, the zero strip's border, the named line, stems. */
export function drawBackground(plot: Plot): void {
  drawShade(plot);
  drawZeroStrip(plot);
  drawReference(plot);
  drawStems(plot);
}

function drawShade(plot: Plot): void {
  const { context, picture, palette, left, right, top, bottom } = plot;
  if (picture.shade === null) return;
  const start = Math.max(top, plot.y(picture.shade.below));
  context.fillStyle = palette.shade;
  context.fillRect(left, start, right - left, bottom - start);
}

function drawZeroStrip(plot: Plot): void {
  const { context, picture, palette, left, right, bottom } = plot;
  if (picture.y.scale !== 'decades' || !picture.y.hasZeroStrip) return;
  context.strokeStyle = palette.line2;
  context.lineWidth = 1;
  context.setLineDash([1, 3]);
  strokeHorizontal(plot, left, right, bottom - zeroStripHeight);
  context.setLineDash([]);
}

function drawReference(plot: Plot): void {
  const { context, picture, palette, left, right, top, bottom } = plot;
  if (picture.reference === null) return;
  const at = plot.y(picture.reference.at);
  if (at < top || at > bottom) return;
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  strokeHorizontal(plot, left, right, at);
  context.setLineDash([]);
}

/** A stem from each dot down to the frame, in the depth's colour, makes layers easy to follow across charts. */
function drawStems(plot: Plot): void {
  const { context, picture, palette, bottom } = plot;
  const names = picture.x.scale === 'layers' ? picture.x.names : [];
  for (const series of picture.series) {
    if (series.marks !== 'stems') continue;
    context.lineWidth = names.length > 16 ? 1 : 2;
    for (const { x, y } of series.points) {
      if (Number.isNaN(y)) continue;
      context.strokeStyle = withOpacity(depthColour(x, names.length, palette.isDark), 0.36);
      context.beginPath();
      context.moveTo(plot.x(x), plot.y(y));
      context.lineTo(plot.x(x), bottom);
      context.stroke();
    }
  }
}

/** Words of the shade and of the named line; drawn last, over the lines. */
export function drawBackgroundWords(plot: Plot): void {
  const { context, picture, palette, left, right, bottom } = plot;
  const { shade, reference } = picture;
  if (shade !== null) {
    const start = plot.y(shade.below);
    const floor = picture.y.scale === 'decades' && picture.y.hasZeroStrip ? zeroStripHeight : 0;
    const isRight = picture.x.scale === 'layers';
    const height = Math.min((start + bottom - floor) / 2, bottom - floor);
    setText(plot, palette.ink3);
    context.textAlign = isRight ? 'right' : 'left';
    const y = Math.max(start + 8, Math.max(height, bottom - floor - 9));
    fillTextWithRim(plot, palette.shade, shade.words, isRight ? right - 8 : left + 8, y);
  }
  if (reference !== null && plot.y(reference.at) >= plot.top) {
    setText(plot, palette.ink2);
    const place = referencePlace(plot, reference.at);
    context.textAlign = place.align;
    fillTextWithRim(plot, palette.surface, reference.words, place.x, place.y);
  }
}

/** Below the line at its right end, or at its left end where the run's own line is in the way. */
function referencePlace(plot: Plot, at: number) {
  const { picture, left, right, bottom } = plot;
  const y = plot.y(at);
  const isLow = y + 20 > bottom;
  const own = picture.series[picture.series.length - 1];
  const last = own?.points[own.points.length - 1];
  const endsNear = last !== undefined && Math.abs(plot.y(last.y) - (y + 12)) < 14;
  return {
    align: endsNear ? ('left' as const) : ('right' as const),
    x: endsNear ? left + 8 : right - 8,
    y: isLow ? y - 12 : y + 12,
  };
}

function strokeHorizontal({ context }: Plot, from: number, to: number, at: number): void {
  const crisp = Math.round(at) + 0.5;
  context.beginPath();
  context.moveTo(from, crisp);
  context.lineTo(to, crisp);
  context.stroke();
}
