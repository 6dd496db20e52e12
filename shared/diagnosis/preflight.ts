import type { DataSet } from '../data/data-set';
import type { Experiment } from '../experiment/experiment';
import type { Result } from '../problems/problem';
import { succeed } from '../problems/problem';
import { featuresOf } from './features';
import { initialReport } from './initial-report';
import type { InitialReport } from './initial-report';
import { predict } from './predictions/predict';
import { rankedChanges } from './ranked-changes';
import { nextPast } from './run-past';
import { sceneOf } from './scene';
import { trainableDepth } from './trainable-depth';
import type { Verdict } from './verdict';

export const preflightFormat = 'gradient-lab/preflight';
export const preflightVersion = 1;

/** What the starting weights say of a run that has not begun. */
export interface Preflight {
  readonly format: typeof preflightFormat;
  readonly version: typeof preflightVersion;
  readonly verdict: Verdict;
  readonly layers: readonly LayerForecast[];
  /** How many hidden layers like these the gradient would survive; null: as many as one likes. */
  readonly trainableDepth: number | null;
}

export interface LayerForecast {
  readonly id: string;
  /** Of the pre-activations, over rows and units. */
  readonly forwardVariance: number;
  /** Mean square of delta, the gradient of a sample's loss at the pre-activation. */
  readonly backwardVariance: number;
}

/** Predicts a run from forward and backward variance under its starting weights, on the first rows of its data. */
export function preflight(experiment: Experiment, data: DataSet): Result<Preflight> {
  const initial = initialReport(experiment, data);
  return initial.ok ? succeed(preflightOf(experiment, initial.value)) : initial;
}

function preflightOf(experiment: Experiment, initial: InitialReport): Preflight {
  const { description, report, weightSizes } = initial;
  const scene = sceneOf(experiment, description);
  const features = featuresOf(nextPast(null, report), scene, false);
  const { fromStart: _fromStart, ...finding } = predict(features, report, weightSizes);
  const remedies = rankedChanges(scene, finding.code);
  return {
    format: preflightFormat,
    version: preflightVersion,
    verdict: { ...finding, since: { epoch: 0 }, remedies },
    layers: description.layers.map(({ id }, index) => ({
      id,
      forwardVariance: (report.signals['pre-activation-deviation']?.[index] ?? NaN) ** 2,
      backwardVariance: (report.signals['delta-rms']?.[index] ?? NaN) ** 2,
    })),
    trainableDepth: trainableDepth(features),
  };
}
