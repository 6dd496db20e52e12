import { axisAround, logTrace } from './log-axis';
import type { Point } from './log-axis';
import { extentOf, linearTrace } from './linear-trace';
import { chanceReference, noInformationReference } from './no-information';
import { lossWords, shareWords } from './number-words';
import type { EpochRange } from '../../shared/signals/epoch-range';
import type { ObservedRun } from './observed-run';
import type { Picture, Reference, Series } from './picture';
import { roundUp } from './round-ticks';
import { valuesAlone } from './run-columns';
import type { Column } from './run-columns';

export type LossQuantity = 'loss' | 'log-loss' | 'accuracy';

export interface LossView {
  readonly run: ObservedRun;
  readonly compared: ObservedRun | null;
  readonly range: EpochRange;
  readonly quantity: LossQuantity;
}

/** Loss or accuracy over the epochs: training as a line, validation as hollow dots, the compared run dashed. */
export function lossPicture(view: LossView): Picture {
  const { run, compared, range } = view;
  const name = compared === null ? 'train' : run.name;
  const series = [
    ...(compared === null ? [] : [asCompared(seriesOf(view, compared, 'training', compared.name))]),
    asDots(seriesOf(view, run, 'validation', 'valid.')),
    seriesOf(view, run, 'training', name),
  ].filter(({ points }) => points.length > 0);
  const reference = referenceOf(view);
  return {
    x: { scale: 'epochs', low: range.from, high: range.to },
    y: axisOf(view, series, reference),
    series,
    shade: null,
    reference,
    notes: [],
    raisedX: null,
  };
}

type Part = 'training' | 'validation';

function columnOf({ quantity }: LossView, { columns }: ObservedRun, part: Part): Column {
  if (quantity === 'accuracy') {
    return part === 'training' ? columns.accuracy : columns.validationAccuracy;
  }
  return part === 'training' ? columns.loss : columns.validationLoss;
}

function seriesOf(view: LossView, run: ObservedRun, part: Part, name: string): Series {
  const { range, quantity } = view;
  const all = columnOf(view, run, part);
  // Validation is drawn as dots: each is a value that was measured at its epoch.
  const column = part === 'validation' ? valuesAlone(all) : all;
  const { epochs } = run.columns;
  const trace =
    quantity === 'log-loss'
      ? logTrace(epochs, column, range, 0)
      : { zeros: [], ...linearTrace(epochs, column, range) };
  const shownLast = column.values[epochs.indexAt(range.to)];
  return {
    id: `${run.id}/${part}`,
    label: `${part} ${quantity === 'accuracy' ? 'accuracy' : 'loss'}`,
    run: run.name,
    layer: null,
    depth: null,
    style: 'solid',
    marks: 'line',
    colour: { of: 'ink' },
    width: 2,
    emphasis: 'normal',
    ...trace,
    points: withoutLeadingGap(trace.points),
    last: valueWords(column.values[column.values.length - 1], quantity),
    direct: { lines: [`${name} ${valueWords(shownLast, quantity)}`], strong: true, sign: 'none' },
  };
}

function asCompared(series: Series): Series {
  return {
    ...series,
    style: 'dashed',
    colour: { of: 'ink3' },
    width: 1.5,
    direct: series.direct === null ? null : { ...series.direct, strong: false },
  };
}

const mostDots = 25;

function asDots(series: Series): Series {
  return {
    ...series,
    marks: 'hollow-dots',
    colour: { of: 'ink2' },
    points: fewDots(series.points),
    direct: series.direct === null ? null : { ...series.direct, strong: false, sign: 'hollow-dot' },
  };
}

/** Few enough to be told apart, the newest among them. */
export function fewDots(points: readonly Point[]): readonly Point[] {
  const every = Math.ceil(points.length / mostDots);
  const last = points.length - 1;
  return points.filter((_, index) => (last - index) % every === 0);
}

/** Before training there is no loss: a line begins with its first value. */
function withoutLeadingGap(points: readonly Point[]): readonly Point[] {
  const first = points.findIndex(({ y }) => !Number.isNaN(y));
  return first < 0 ? [] : points.slice(first);
}

function valueWords(value: number | undefined, quantity: LossQuantity): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (value === Infinity) return 'not finite';
  return quantity === 'accuracy' ? shareWords(value) : lossWords(value);
}

function referenceOf({ run, quantity }: LossView): Reference | null {
  switch (quantity) {
    case 'loss':
      return noInformationReference(run.description);
    case 'log-loss': {
      const { at, words } = noInformationReference(run.description);
      return at > 0 ? { at: Math.log10(at), words } : null;
    }
    case 'accuracy':
      return chanceReference(run.description);
  }
}

/** A loss that explodes leaves through the top of the frame instead of flattening what came before. */
const mostOverStart = 3;
const axisSteps = 4;

function axisOf(
  view: LossView,
  series: readonly Series[],
  reference: Reference | null,
): Picture['y'] {
  if (view.quantity === 'accuracy') return { scale: 'linear', low: 0, high: 1, unit: 'share' };
  if (view.quantity === 'log-loss') {
    const line = { points: [{ x: 0, y: reference?.at ?? NaN }], zeros: [], notFinite: [] };
    return axisAround([...series, line], 2);
  }
  const start = Math.max(reference?.at ?? 0, ...series.map(({ points }) => points[0]?.y ?? 0));
  const largest = Math.max(start, extentOf(series)?.high ?? 0);
  const high = Math.min(largest, mostOverStart * start) * 1.04;
  return { scale: 'linear', low: 0, high: high > 0 ? roundUp(high, axisSteps) : 1, unit: 'plain' };
}
