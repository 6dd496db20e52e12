import { repeatedId } from '../network/expand';
import { elementCount } from '../program/tensor-type';
import { weightVariance } from '../remedies/weight-variance';
import type { EpochReport, WeightLayer } from '../signals/run-report';
import type { RunRecord } from './diagnose';
import { featuresOf } from './features';
import { predict } from './predictions/predict';
import { nextPast } from './run-past';
import { sceneOf } from './scene';
import type { Scene } from './scene';
import type { VerdictCode } from './verdict';

/** What was foreseen before the first step, and whether the run bore it out. */
export interface PreflightOutcome {
  readonly predicted: VerdictCode;
  /** null: the run has not gone far enough to tell. */
  readonly held: boolean | null;
}

/** A prediction holds where the run earns the very verdict that was foreseen. */
export function preflightOutcome(predicted: VerdictCode, verdict: VerdictCode): PreflightOutcome {
  return { predicted, held: verdict === 'too-early' ? null : predicted === verdict };
}

/**
 * What the state before the first step let expect, read from the record of the run itself: the rules of `preflight` on the
 * probe batch of epoch 0. null where the run has not made an epoch.
 */
export function predictedFromStart(run: RunRecord): VerdictCode | null {
  const [start, first] = run.reports;
  if (start === undefined || first === undefined) return null;
  const scene = sceneOf(run.experiment, run.description);
  const features = featuresOf(nextPast(null, start), scene, false);
  return predict(features, start, startingSizes(first, scene)).code;
}

/**
 * Root mean square of each layer's starting weights, from the distance moved and its ratio to them; as they are drawn where
 * the first epoch broke. A layer that did not move is given none, as no step was made there.
 */
function startingSizes({ signals }: EpochReport, scene: Scene): readonly number[] {
  return scene.description.layers.map((layer, index) => {
    const moved = signals['weight-change']?.[index] ?? 0;
    const relative = signals['relative-weight-change']?.[index] ?? 0;
    if (!Number.isFinite(moved) || !Number.isFinite(relative)) return drawnSize(layer, scene);
    const weights = elementCount(layer.kernelShape);
    return moved > 0 && relative > 0 ? moved / relative / Math.sqrt(weights) : 0;
  });
}

function drawnSize({ id, kernelShape }: WeightLayer, { network }: Scene): number {
  // A copy of a repeated group is drawn as the layer that it repeats.
  const drawn = network.layers.find((layer) => layer.id === id || layer.id === repeatedId(id));
  if (drawn === undefined || !('initializer' in drawn)) return 0;
  const weights = elementCount(kernelShape);
  const [fanIn, fanOut] = [
    weights / (kernelShape.at(-1) ?? 1),
    weights / (kernelShape.at(-2) ?? 1),
  ];
  return Math.sqrt(weightVariance(drawn.initializer, fanIn, fanOut));
}
