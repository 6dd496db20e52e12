import { setText, fillTextWithRim } from './plot';
import type { Plot } from './plot';
import { zeroStripHeight } from '../log-axis';
import { spreadLabels } from '../label-spread';
import { colourOf } from '../palette.svelte';
import type { DirectLabel, Note, Series } from '../picture';

/** Labels keep at least this many px apart, and this many where there is room. */
const lineHeight = 11;
const roomyHeight = 14;

/** The names of the axis, the lines' names in the right margin, and notes in the plot. */
export function drawWords(plot: Plot): void {
  drawAxisName(plot);
  drawDirectLabels(plot);
  for (const note of plot.picture.notes) drawNote(plot, note);
}

function drawAxisName(plot: Plot): void {
  const { context, picture, palette, left, right, bottom } = plot;
  setText(plot, palette.ink3);
  if (picture.x.scale === 'epochs') {
    context.textAlign = 'left';
    context.fillText('epoch', right + 20, bottom + 11);
  } else {
    context.textAlign = 'right';
    context.fillText(picture.x.title ?? 'layer', left - 7, bottom + 11);
  }
}

interface PlacedLabel {
  readonly series: Series;
  readonly label: DirectLabel;
  readonly at: number;
}

function drawDirectLabels(plot: Plot): void {
  const labels = plot.picture.series.flatMap((series): readonly PlacedLabel[] => {
    const { direct } = series;
    const at = direct === null ? null : endOf(plot, series);
    return direct === null || at === null ? [] : [{ series, label: direct, at }];
  });
  const lines = Math.max(1, ...labels.map(({ label }) => label.lines.length));
  const reach = ((lines - 1) * lineHeight) / 2;
  const room = (plot.bottom - plot.top - 2 * reach) / Math.max(1, labels.length - 1);
  const gap = Math.max(lineHeight * lines, Math.min(roomyHeight + (lines - 1) * lineHeight, room));
  const places = spreadLabels(
    labels.map(({ at }) => at),
    gap,
    plot.top + reach,
    plot.bottom - reach,
  );
  labels.forEach(({ series, label }, index) => {
    drawDirectLabel(plot, series, label, places[index] ?? plot.top);
  });
}

/** Height of the line's end in px; null where the line has no value to end with. */
function endOf(plot: Plot, series: Series): number | null {
  const last = series.points[series.points.length - 1];
  const lastZero = series.zeros[series.zeros.length - 1] ?? -Infinity;
  const lastCross = series.notFinite[series.notFinite.length - 1] ?? -Infinity;
  if (lastZero === last?.x) return plot.bottom - zeroStripHeight / 2;
  if (lastCross === last?.x) return plot.top;
  for (let index = series.points.length - 1; index >= 0; index -= 1) {
    const y = series.points[index]?.y ?? NaN;
    if (!Number.isNaN(y)) return Math.min(plot.bottom, Math.max(plot.top, plot.y(y)));
  }
  return null;
}

function drawDirectLabel(plot: Plot, series: Series, label: DirectLabel, at: number): void {
  const { context, palette, right } = plot;
  const x = right + (label.sign === 'swatch' ? 16 : 6);
  const top = at - ((label.lines.length - 1) * lineHeight) / 2;
  if (label.sign === 'swatch') drawSwatch(plot, series, top);
  const indent = label.sign === 'hollow-dot' ? 9 : 0;
  if (indent > 0) drawHollowDot(plot, right + 9, top);
  context.textAlign = 'left';
  label.lines.forEach((line, index) => {
    setText(plot, wordColour(plot, label, index), label.strong && index === 0 ? 600 : 400);
    context.fillText(line, x + indent, top + index * lineHeight);
  });
  context.fillStyle = palette.ink;
}

function wordColour({ palette }: Plot, label: DirectLabel, index: number): string {
  if (index > 0 || !label.strong) return index > 0 ? palette.ink3 : palette.ink2;
  return palette.ink;
}

function drawSwatch(plot: Plot, series: Series, at: number): void {
  const { context, palette, right } = plot;
  context.strokeStyle = colourOf(series.colour, palette);
  context.lineWidth = 2;
  context.setLineDash(series.style === 'dashed' ? [3, 2] : []);
  context.beginPath();
  context.moveTo(right + 4, at);
  context.lineTo(right + 12, at);
  context.stroke();
  context.setLineDash([]);
}

function drawHollowDot({ context, palette }: Plot, x: number, y: number): void {
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.beginPath();
  context.arc(x, y, 2.25, 0, 2 * Math.PI);
  context.stroke();
}

function drawNote(plot: Plot, note: Note): void {
  const { context, palette, left, right, top, bottom } = plot;
  setText(plot, note.strong ? palette.ink : palette.ink2, note.strong ? 600 : 400);
  const width = context.measureText(note.words).width;
  const isAbove = note.side.startsWith('above');
  const isLeft = note.side.endsWith('left');
  const wished = plot.x(note.x) + (isLeft ? -8 - width : 8);
  const x = Math.min(right - width - 4, Math.max(left + 4, wished));
  const place = plot.y(note.y);
  const beside = isAbove && place - 20 > top ? place - 12 : place + 17;
  const y = beside + (note.row ?? 0) * (lineHeight + 3);
  context.textAlign = 'left';
  fillTextWithRim(plot, palette.surface, note.words, x, Math.min(bottom - 8, Math.max(top + 8, y)));
}
