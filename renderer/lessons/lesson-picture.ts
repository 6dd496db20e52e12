import type { LessonAxis, LessonChart, LessonLine } from '../../shared/lessons/lesson-chart';
import { median } from '../../shared/lessons/median';
import { axisAroundInterval } from '../observe/linear-trace';
import { wholeDecades } from '../observe/log-axis';
import type { Point } from '../observe/log-axis';
import { factorWords, magnitudeWords } from '../observe/number-words';
import type { Numbers } from '../observe/numbers';
import type { LineStyle, Note, Picture, Range, Series } from '../observe/picture';

/** A lesson's chart as it is drawn; what was expected only where the answer may be seen. */
export function lessonPicture(chart: LessonChart, showsExpected: boolean): Picture {
  const series = chart.lines.map((line, index) => seriesOf(chart, line, index));
  const ranges = showsExpected ? rangesOf(chart) : [];
  return {
    x: axisOf(chart.x),
    y: valueAxis(chart, series, ranges),
    series,
    shade: null,
    reference: isOfLosses(chart) ? { at: placeOf(chart, 1), words: 'nothing learned' } : null,
    notes: factorNotes(chart),
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

/** Values on the chart's axis: decades where it is logarithmic; NaN: no place there. */
function placeOf({ scale }: LessonChart, value: number): number {
  if (!Number.isFinite(value)) return NaN;
  if (scale === 'linear') return value;
  return value > 0 ? Math.log10(value) : NaN;
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

/** Beside the dots of each set-up, what it is called and what a layer does to it. */
function factorNotes(chart: LessonChart): readonly Note[] {
  const labels = [
    ...new Set(chart.lines.filter(({ look }) => look === 'dots').map((l) => l.label)),
  ];
  const curves = labels.map((label) => {
    const bySeed = chart.lines.filter((line) => line.label === label);
    return { label, line: bySeed[0], factor: median(bySeed.map(factorOf)) };
  });
  // From the top down. Beside a curve that rises, what is above its left and below its right is free.
  return curves
    .sort((one, other) => other.factor - one.factor)
    .map(({ label, line, factor }, index) => {
      const count = line?.x.length ?? 1;
      const isAbove = index < Math.ceil(curves.length / 2);
      const x = Math.max(1, Math.round(count * (index === 0 ? 0.5 : 0.3)));
      const above = factor > 1 ? 'above-right' : 'above-left';
      return {
        x,
        y: edgeOf(chart, label, x, isAbove),
        words: `${label}: ${factorWords(factor)} a layer`,
        strong: false,
        side: isAbove ? above : 'below-right',
      };
    });
}

/** Of all that is drawn of a set-up at a place, dots and the tinted range: words stand beside it, not on it. */
function edgeOf(chart: LessonChart, label: string, x: number, isUpper: boolean): number {
  const dots = chart.lines
    .filter((line) => line.label === label)
    .map(({ y }) => placeOf(chart, y[x - 1] ?? NaN));
  const range = chart.expected.find((expected) => expected.label === label);
  const ends = range === undefined ? [] : isUpper ? range.most : range.least;
  const edge = alongLine(
    range?.x ?? [],
    ends.map((end) => placeOf(chart, end)),
    x,
  );
  const drawn = [...dots, edge].filter(Number.isFinite);
  return isUpper ? Math.max(...drawn) : Math.min(...drawn);
}

/** Straight from the first to the last point. */
function alongLine(places: readonly number[], values: readonly number[], x: number): number {
  const [from = NaN, to = NaN] = [places[0], places.at(-1)];
  const [first = NaN, last = NaN] = [values[0], values.at(-1)];
  return from === to ? first : first + ((last - first) * (x - from)) / (to - from);
}

/** From the last place to the first, what one step multiplies by. */
function factorOf({ y }: LessonLine): number {
  const [first = NaN, last = NaN] = [y[0], y.at(-1)];
  return (first / last) ** (1 / Math.max(1, y.length - 1));
}
