import type { RunRecord } from '../diagnosis/diagnose';
import type { SignalName } from '../signals/signal';
import type { Expectation } from './expectation';
import { layerValues } from './reading-runs';

/** What a lesson measured, as a chart shows it: plain data that crosses a process border. */
export interface LessonChart {
  readonly title: string;
  /** Quantity, and over what it was taken. */
  readonly subtitle: string;
  readonly x: LessonAxis;
  /** decades: by the logarithm, so that equal factors are equal distances. */
  readonly scale: 'decades' | 'linear';
  readonly lines: readonly LessonLine[];
  readonly expected: readonly ExpectedRange[];
}

export type LessonAxis =
  | { readonly kind: 'epochs'; readonly last: number }
  /** Places 1, 2, ... with their names: layers, or distances. */
  | { readonly kind: 'places'; readonly title: string; readonly names: readonly string[] };

export interface LessonLine {
  readonly label: string;
  readonly x: readonly number[];
  /** NaN: nothing was measured there. */
  readonly y: readonly number[];
  /** dots: one of several seeds, whose colour says how deep. */
  readonly look: 'line' | 'dots';
  /** Of a line that is one layer's. */
  readonly depth?: { readonly layer: number; readonly count: number };
}

/** Where the measurement may lie; from left to right. */
export interface ExpectedRange {
  readonly label: string;
  readonly x: readonly number[];
  readonly least: readonly number[];
  readonly most: readonly number[];
}

/** A run of a lesson under the name that its line has. */
export interface NamedRun {
  readonly label: string;
  readonly run: RunRecord;
  /** What its last epoch is expected to show. */
  readonly end?: Expectation;
}

/** The loss over that of knowing nothing, epoch by epoch: 1 is nothing learned. */
export function lossChart(runs: readonly NamedRun[], scale: LessonChart['scale']): LessonChart {
  const last = Math.max(1, ...runs.map(({ run }) => run.reports.at(-1)?.epoch ?? 0));
  return {
    title: 'Loss by epoch',
    subtitle: 'share of the loss of knowing nothing; 1: nothing learned',
    x: { kind: 'epochs', last },
    scale,
    lines: runs.map(({ label, run }) => lossLine(label, run)),
    expected: runs.flatMap(({ label, run, end }) =>
      end === undefined ? [] : [atTheEnd(label, run, end)],
    ),
  };
}

function lossLine(label: string, { reports, description, totals }: RunRecord): LessonLine {
  const trained = reports.filter(({ epoch }) => epoch > 0);
  // A run that broke ends with an epoch that it did not finish.
  const broken = totals?.outcome === 'diverged' ? [(trained.at(-1)?.epoch ?? 0) + 1] : [];
  return {
    label,
    x: [...trained.map(({ epoch }) => epoch), ...broken],
    y: [
      ...trained.map(({ loss }) => (loss ?? NaN) / description.noInformationLoss),
      ...broken.map(() => Infinity),
    ],
    look: 'line',
  };
}

/** Wide enough to be seen, over the last twentieth of the run. */
function atTheEnd(label: string, { reports }: RunRecord, end: Expectation): ExpectedRange {
  const last = reports.at(-1)?.epoch ?? 0;
  return {
    label,
    x: [last - Math.max(1, last / 20), last],
    least: [end.least, end.least],
    most: [end.most, end.most],
  };
}

/** One signal over the epochs of one run, a line for each of its first layers. */
export function layersChart(
  title: string,
  subtitle: string,
  run: RunRecord,
  signal: SignalName,
  layers: number,
): LessonChart {
  const count = run.description.layers.length;
  return {
    title,
    subtitle,
    x: { kind: 'epochs', last: Math.max(1, run.reports.at(-1)?.epoch ?? 0) },
    scale: 'decades',
    lines: Array.from({ length: layers }, (_, index) => ({
      label: `layer ${index + 1}`,
      x: run.reports.map(({ epoch }) => epoch),
      y: run.reports.map((report) => layerValues(report, signal)[index] ?? NaN),
      look: 'line',
      depth: { layer: index + 1, count },
    })),
    expected: [],
  };
}

/** A signal at every hidden layer, by seeds, and the factor a layer that was expected. */
export interface LayerCurve {
  readonly label: string;
  /** First to last layer; one row for each seed. */
  readonly bySeed: readonly (readonly number[])[];
  readonly factor: Expectation;
}

/** What is left of a variance on its way back, relative to the last hidden layer. */
export function varianceChart(subtitle: string, curves: readonly LayerCurve[]): LessonChart {
  const depth = Math.max(1, ...curves.flatMap(({ bySeed }) => bySeed.map(({ length }) => length)));
  return {
    title: 'Back-propagated variance by layer',
    subtitle,
    x: { kind: 'places', title: 'layer', names: placesTo(depth).map(String) },
    scale: 'decades',
    lines: curves.flatMap(({ label, bySeed }) =>
      bySeed.map((variances) => ({
        label,
        x: placesTo(variances.length),
        y: variances.map((variance) => variance / (variances.at(-1) ?? NaN)),
        look: 'dots' as const,
      })),
    ),
    expected: curves.map(({ label, factor }) => ({
      label,
      x: placesTo(depth),
      least: placesTo(depth).map((layer) => Math.max(0, factor.least) ** (depth - layer)),
      most: placesTo(depth).map((layer) => factor.most ** (depth - layer)),
    })),
  };
}

export function placesTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
