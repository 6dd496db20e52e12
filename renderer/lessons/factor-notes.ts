import type { LessonChart, LessonLine } from '../../shared/lessons/lesson-chart';
import { median } from '../../shared/lessons/median';
import { factorWords } from '../observe/number-words';
import type { Note } from '../observe/picture';

/** All seeds of one set-up. */
interface Curve {
  readonly label: string;
  readonly bySeed: readonly LessonLine[];
  /** From the last place to the first, what one step multiplies by. */
  readonly factor: number;
}

/** A line of words takes about so much of the height of the smallest chart. */
const lineShare = 0.1;

/**
 * Beside the dots of each set-up, what it is called and what a layer does to it. Words that do not fit between a curve and
 * the one above stand below the next one, in the order of the curves. span: of the value axis.
 */
export function factorNotes(chart: LessonChart, span: number): readonly Note[] {
  const curves = curvesOf(chart);
  const waiting: Curve[] = [];
  return curves.flatMap((curve, index) => {
    const above = curves[index - 1];
    if (above === undefined) return [noteAbove(chart, curve)];
    const below = curves[index + 1];
    const place = Math.max(1, Math.round(0.2 * lengthOf(curve)));
    const room = below === undefined ? Infinity : gapBetween(chart, curve, below, place);
    waiting.push(curve);
    if (room < (waiting.length + 1) * lineShare * span) return [];
    const y = edgeOf(chart, curve, place, 'lower');
    return waiting
      .splice(0)
      .map((each, row): Note => ({ ...noteOf(each), x: place, y, side: 'below-right', row }));
  });
}

/** From the top down. */
function curvesOf({ lines }: LessonChart): readonly Curve[] {
  const dots = lines.filter(({ look }) => look === 'dots');
  return [...new Set(dots.map(({ label }) => label))]
    .map((label) => {
      const bySeed = dots.filter((line) => line.label === label);
      return { label, bySeed, factor: median(bySeed.map(factorOf)) };
    })
    .sort((one, other) => other.factor - one.factor);
}

/** Nothing is above the first: beside a curve that rises the left is free, beside one that falls the right. */
function noteAbove(chart: LessonChart, curve: Curve): Note {
  const place = Math.max(1, Math.round(0.5 * lengthOf(curve)));
  const side = curve.factor > 1 ? 'above-right' : 'above-left';
  return { ...noteOf(curve), x: place, y: edgeOf(chart, curve, place, 'upper'), side };
}

function noteOf({ label, factor }: Curve): Pick<Note, 'words' | 'strong'> {
  return { words: `${label}: ${factorWords(factor)} a layer`, strong: false };
}

function lengthOf({ bySeed }: Curve): number {
  return bySeed[0]?.x.length ?? 1;
}

function gapBetween(chart: LessonChart, curve: Curve, below: Curve, place: number): number {
  return edgeOf(chart, curve, place, 'lower') - edgeOf(chart, below, place, 'upper');
}

/** Of all that is drawn of a set-up at a place, dots and the tinted range: words stand beside it, not on it. */
function edgeOf(chart: LessonChart, curve: Curve, place: number, side: 'upper' | 'lower'): number {
  const dots = curve.bySeed.map(({ y }) => placeOf(chart, y[place - 1] ?? NaN));
  const range = chart.expected.find(({ label }) => label === curve.label);
  const ends = (side === 'upper' ? range?.most : range?.least) ?? [];
  const edge = alongLine(
    range?.x ?? [],
    ends.map((end) => placeOf(chart, end)),
    place,
  );
  const drawn = [...dots, edge].filter(Number.isFinite);
  return side === 'upper' ? Math.max(...drawn) : Math.min(...drawn);
}

/** Straight from the first to the last point. */
function alongLine(places: readonly number[], values: readonly number[], x: number): number {
  const [from = NaN, to = NaN] = [places[0], places.at(-1)];
  const [first = NaN, last = NaN] = [values[0], values.at(-1)];
  return from === to ? first : first + ((last - first) * (x - from)) / (to - from);
}

function factorOf({ y }: LessonLine): number {
  const [first = NaN, last = NaN] = [y[0], y.at(-1)];
  return (first / last) ** (1 / Math.max(1, y.length - 1));
}

/** Values on the chart's axis: decades where it is logarithmic; NaN: no place there. */
export function placeOf({ scale }: LessonChart, value: number): number {
  if (!Number.isFinite(value)) return NaN;
  if (scale === 'linear') return value;
  return value > 0 ? Math.log10(value) : NaN;
}
