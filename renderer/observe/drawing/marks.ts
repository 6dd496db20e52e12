import type { Plot } from './plot';
import { depthColour } from '../../lab/depth-colour';
import { zeroStripHeight } from '../log-axis';
import { colourOf } from '../palette.svelte';
import type { Series } from '../picture';

/** Least distance of marks along the axis, in px. */
const markGap = 14;

/** Exact zeros as triangles in their strip, what is not finite as a red cross at the frame: never gaps. */
export function drawMarks(plot: Plot): void {
  const withZeros = plot.picture.series.filter(({ zeros }) => zeros.length > 0);
  withZeros.forEach((series, rank) => drawZeros(plot, series, rank, withZeros.length));
  for (const series of plot.picture.series) {
    drawCrosses(plot, series);
    if (series.marks === 'line') drawLoneDot(plot, series);
  }
}

/** A line of one value has no length. */
function drawLoneDot({ context, palette, x, y }: Plot, { points, colour }: Series): void {
  const values = points.filter((point) => !Number.isNaN(point.y));
  const [only] = values;
  if (only === undefined || values.length > 1) return;
  context.fillStyle = colourOf(colour, palette);
  context.beginPath();
  context.arc(x(only.x), y(only.y), 2, 0, 2 * Math.PI);
  context.fill();
}

/** Layers share the strip, so each takes its turn along it. */
function drawZeros(plot: Plot, series: Series, rank: number, sharers: number): void {
  const { context, bottom } = plot;
  const y = bottom - zeroStripHeight / 2;
  const isOverLayers = plot.picture.x.scale === 'layers';
  const gap = isOverLayers ? 0 : markGap;
  const turn = isOverLayers ? 0 : (rank * gap) / sharers;
  let free = -Infinity;
  for (const epoch of series.zeros) {
    const x = plot.x(epoch) + turn;
    if (x < free || x > plot.right + 1) continue;
    free = x + gap;
    context.fillStyle = markColour(plot, series, epoch);
    context.beginPath();
    context.moveTo(x - 3.5, y - 2.5);
    context.lineTo(x + 3.5, y - 2.5);
    context.lineTo(x, y + 3.5);
    context.closePath();
    context.fill();
  }
}

function drawCrosses(plot: Plot, series: Series): void {
  const { context, palette, top } = plot;
  context.strokeStyle = palette.problem;
  context.lineWidth = 2;
  let free = -Infinity;
  for (const place of series.notFinite) {
    const x = plot.x(place);
    if (x < free) continue;
    free = x + (plot.picture.x.scale === 'layers' ? 0 : markGap / 2);
    context.beginPath();
    context.moveTo(x - 3, top - 3);
    context.lineTo(x + 3, top + 3);
    context.moveTo(x + 3, top - 3);
    context.lineTo(x - 3, top + 3);
    context.stroke();
  }
}

/** On a layer axis every mark is a layer of its own. */
function markColour({ picture, palette }: Plot, series: Series, place: number): string {
  if (picture.x.scale === 'layers') {
    return depthColour(place, picture.x.names.length, palette.isDark);
  }
  return colourOf(series.colour, palette);
}
