import type { LessonAxis, LessonChart, LessonLine } from '../../shared/lessons/lesson-chart';
import { axisAroundInterval } from '../observe/linear-trace';
import { wholeDecades } from '../observe/log-axis';
import type { Point } from '../observe/log-axis';
import { magnitudeWords } from '../observe/number-words';
import type { Numbers } from '../observe/numbers';
import type { LineStyle, Picture, Range, Series } from '../observe/picture';
import { factorNotes, placeOf } from './factor-notes';

/** A lesson's chart as it is drawn; what was expected only where the answer may be seen. */
export function lessonPicture(chart: LessonChart, showsExpected: boolean): Picture {
  const series = chart.lines.map((line, index) => seriesOf(chart, line, index));
  const ranges = showsExpected ? rangesOf(chart) : [];
  const y = valueAxis(chart, series, ranges);
  return {
    x: axisOf(chart.x),
    y,
    series,
    shade: null,
    reference: isOfLosses(chart) ? { at: placeOf(chart, 1), words: 'nothing learned' } : null,
    notes: factorNotes(chart, y.high - y.low),
    ranges,
    raisedX: null,
  };
}

/** The same as a table: a row for each place, a column for each line. */
export function lessonNumbers({ title, x, lines, scale }: LessonChart): Numbers {
  const places = [...new Set(lines.flatMap((line) => line.x))].sort((a, b) => a - b);
  const seeds = new Map<string, number>();
  return {
    caption: title,
    rowHeader: x.kind === 'epochs' ? 'Epoch' : x.title.charAt(0).toUpperCase() + x.title.slice(1),
    rows: places.map((place) => (x.kind === 'epochs' ? String(place) : (x.names[place - 1] ?? ''))),
    columns: lines.map((line) => {
      const seed = (seeds.get(line.label) ?? 0) + 1;
      seeds.set(line.label, seed);
      return {
        name: line.look === 'dots' ? `${line.label}, seed ${seed}` : line.label,
        values: places.map((place) => line.y[line.x.indexOf(place)] ?? null),
        words: scale === 'decades' ? magnitudeWords : (value) => value.toFixed(3),
      };
    }),
  };
}

function axisOf(axis: LessonAxis): Picture['x'] {
  return axis.kind === 'epochs'
    ? { scale: 'epochs', low: 0, high: axis.last }
    : { scale: 'layers', names: axis.names, title: axis.title };
}

function isOfLosses({ title }: LessonChart): boolean {
  return title.startsWith('Loss');
}

/** Worse than knowing nothing by so much is off the chart: what has learned must be told apart. */
const mostShown = { decades: 3, linear: 1.5 } as const;

function valueAxis(
  chart: LessonChart,
  series: readonly Series[],
  ranges: readonly Range[],
): Picture['y'] {
  const drawn = [
    ...series.flatMap(({ points }) => points.map(({ y }) => y)),
    // A lower end without a logarithm reaches down as far as one likes.
    ...ranges.flatMap(({ low, high }) => [...low.filter((value) => value > endless), ...high]),
  ].filter(Number.isFinite);
  const limit = isOfLosses(chart) ? mostShown[chart.scale] : Infinity;
  const [low, high] = [Math.min(...drawn), Math.min(limit, Math.max(...drawn))];
  if (chart.scale === 'decades') {
    return { scale: 'decades', ...wholeDecades(low, high, 2), hasZeroStrip: false };
  }
  return axisAroundInterval(isOfLosses(chart) ? 0 : Math.min(0, low), Math.max(0.1, high), 0.1);
}

const styles: readonly LineStyle[] = ['solid', 'dashed', 'dotted'];
const inks = ['ink', 'ink3', 'ink2'] as const;

function seriesOf(chart: LessonChart, line: LessonLine, index: number): Series {
  const isDots = line.look === 'dots';
  const shift = isDots ? jitterOf(chart, line) : 0;
  const points = line.x.map((x, place): Point => ({
    x: x + shift,
    y: placeOf(chart, line.y[place] ?? NaN),
  }));
  const { depth } = line;
  const last = [...line.y].reverse().find((value) => !Number.isNaN(value)) ?? NaN;
  return {
    id: `${index} ${line.label}`,
    label: line.label,
    run: 'measured',
    layer: null,
    depth: depth?.layer ?? null,
    style: isDots || depth !== undefined ? 'solid' : (styles[index % styles.length] ?? 'solid'),
    marks: isDots ? 'depth-dots' : 'line',
    colour:
      depth === undefined
        ? { of: inks[Math.floor(index / styles.length) % inks.length] ?? 'ink' }
        : { of: 'depth', depth: depth.layer, count: depth.count },
    width: 1.5,
    emphasis: 'normal',
    points,
    zeros: [],
    notFinite: line.x.filter((_, place) => Math.abs(line.y[place] ?? 0) === Infinity),
    last: magnitudeWords(last),
    direct: isDots ? null : { lines: [line.label], strong: false, sign: 'swatch' },
  };
}

/** Seeds stand beside each other, not over each other. */
const jitter = 0.07;

function jitterOf({ lines }: LessonChart, line: LessonLine): number {
  const seeds = lines.filter(({ label }) => label === line.label);
  return jitter * (seeds.indexOf(line) - (seeds.length - 1) / 2);
}

/** Lower than any axis reaches. */
const endless = -400;

function rangesOf(chart: LessonChart): readonly Range[] {
  return chart.expected.map(({ x, least: low, most: high }) => ({
    x,
    low: low.map((value) =>
      value > 0 || chart.scale === 'linear' ? placeOf(chart, value) : endless,
    ),
    high: high.map((value) => placeOf(chart, value)),
  }));
}
