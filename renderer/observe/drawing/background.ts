import { setText, fillTextWithRim } from './plot';
import type { Plot } from './plot';
import { withOpacity } from '../palette.svelte';
import { depthColour } from '../../lab/depth-colour';
import { calmHeight } from './calm-height';
import { zeroStripHeight } from '../log-axis';

/** What lies below the lines: expected ranges, the float32 shade, the zero strip's border, the named line, stems. */
export function drawBackground(plot: Plot): void {
  drawShade(plot);
  drawRanges(plot);
  drawZeroStrip(plot);
  drawReference(plot);
  drawStems(plot);
}

function drawShade(plot: Plot): void {
  const { context, picture, palette, left, right, top, bottom } = plot;
  const { shade, y } = picture;
  if (shade === null) return;
  const start = Math.max(top, plot.y(shade.below));
  context.fillStyle = palette.shade;
  context.fillRect(left, start, right - left, bottom - start);
  const floor = y.scale === 'decades' && y.hasZeroStrip ? bottom - zeroStripHeight : bottom;
  setText(plot, palette.ink3);
  const width = context.measureText(shade.words).width;
  const from = picture.x.scale === 'layers' ? right - 8 - width : left + 8;
  const within = { top: start + 9, bottom: Math.max(start + 9, floor - 9) };
  context.textAlign = 'left';
  context.fillText(
    shade.words,
    from,
    calmHeight(plot, { left: from, right: from + width }, within),
  );
}

/** What was expected: a tint with a dashed rim, cut off at the frame. */
function drawRanges(plot: Plot): void {
  const { context, palette, left, right, top, bottom } = plot;
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  for (const { x, low, high } of plot.picture.ranges ?? []) {
    const upper = x.map((value, index) => [plot.x(value), plot.y(high[index] ?? NaN)] as const);
    const lower = x.map((value, index) => [plot.x(value), plot.y(low[index] ?? NaN)] as const);
    context.beginPath();
    for (const [across, down] of [...upper, ...lower.reverse()]) context.lineTo(across, down);
    context.closePath();
    context.fillStyle = withOpacity(palette.accent, 0.12);
    context.fill();
    context.strokeStyle = palette.accent;
    context.lineWidth = 1;
    context.setLineDash([4, 3]);
    context.stroke();
    context.setLineDash([]);
  }
  context.restore();
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

/** The named line's words; drawn last, over the lines. */
export function drawReferenceWords(plot: Plot): void {
  const { context, picture, palette, top } = plot;
  const { reference } = picture;
  if (reference === null || plot.y(reference.at) < top) return;
  setText(plot, palette.ink2);
  const place = referencePlace(plot, reference.at);
  context.textAlign = place.align;
  fillTextWithRim(plot, palette.surface, reference.words, place.x, place.y);
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
