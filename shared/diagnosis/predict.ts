import type { EpochReport } from '../signals/run-report';
import { known } from './features';
import type { Features } from './features';
import { evidenceOf, factorWords, hiddenWhere, layerIds, percent } from './finding';
import { signalValueWords as words } from '../signals/signal-value';
import type { Finding } from './finding';
import { thresholds } from './thresholds';
import type { Evidence, VerdictCode } from './verdict';

/** What the starting weights, the rows and the optimizer let expect; the first expectation that holds has it. */
export function predict(
  features: Features,
  report: EpochReport,
  weightSizes: readonly number[],
): Finding {
  const step = firstStep(features, report, weightSizes);
  const expectation =
    symmetry(features) ??
    dataFaults(features) ??
    saturation(features) ??
    growth(features) ??
    decay(features) ??
    steps(features, step) ??
    depth(features) ??
    sound(features);
  return { fromStart: true, against: [], ...expectation };
}

type Expectation = Omit<Finding, 'fromStart' | 'against'>;

function expectation(
  code: VerdictCode,
  confidence: number,
  summary: string,
  layers: readonly string[],
  ...evidence: readonly Evidence[]
): Expectation {
  return { code, confidence, summary, layers, evidence };
}

function symmetry(features: Features): Expectation | null {
  const { scene, diversityAtStart } = features;
  const alike = hiddenWhere(
    features,
    diversityAtStart,
    (value) => value < thresholds.diversity.none,
  );
  if (alike.length === 0 || 2 * alike.length < scene.hidden.length) return null;
  return expectation(
    'symmetric-weights',
    0.95,
    'All units of a layer start with the same weights; they will learn the same and count as one.',
    layerIds(features, alike),
    evidenceOf(
      'unit-diversity',
      0,
      1,
      'The units do not differ from each other.',
      scene.layers[alike[0] ?? 0]?.id,
    ),
  );
}

function dataFaults({ scene, loss }: Features): Expectation | null {
  const { data, task } = scene.description;
  if (data === undefined) return null;
  const of = (confidence: number, says: string, value: number, reference: number): Expectation =>
    expectation('data-fault', confidence, says, [], evidenceOf('data', value, reference, says));
  const classes = data.classCounts.filter((count) => count > 0).length;
  if (task === 'classification' && classes < 2)
    return of(0.98, 'All rows belong to one class.', classes, 2);
  if (loss.noInformation === 0) return of(0.98, 'The target does not vary.', 0, 1);
  if (data.constantShare === 1) return of(0.98, 'Every input is constant.', 1, 0);
  const { large, small } = thresholds.inputSize;
  const raw = !scene.experiment.data.standardize && scene.layers[0]?.normalized !== true;
  const size = data.inputSize;
  if (raw && ((size > large && scene.layers[0]?.family !== 'saturating') || size < small)) {
    return of(0.75, `The inputs are not scaled: their typical size is ${words(size)}.`, size, 1);
  }
  const { signal } = data;
  if (scene.description.trainingRows < thresholds.agreement.fewestRows) return null;
  if (signal === null || Math.abs(signal.z) > thresholds.agreement.chance) return null;
  return of(
    0.8,
    'Rows that lie close together do not have like targets: the inputs seem to say nothing of them.',
    signal.z,
    thresholds.agreement.chance,
  );
}

function saturation(features: Features): Expectation | null {
  const { scene, saturatedAtStart } = features;
  const { many } = thresholds.saturated;
  const pinned = hiddenWhere(features, saturatedAtStart, (value) => value >= many);
  if (pinned.length === 0) return null;
  const most = Math.max(...known(pinned.map((index) => saturatedAtStart[index] ?? null)));
  return expectation(
    'saturated-units',
    0.8,
    `${percent(most)} of the activations of a layer lie on the flat ends of their function before the first step.`,
    layerIds(features, pinned),
    evidenceOf(
      'saturated-share',
      most,
      many,
      'Hardly any gradient passes a saturated unit.',
      scene.layers[pinned[0] ?? 0]?.id,
    ),
  );
}

function growth(features: Features): Expectation | null {
  const { scene, growthAtStart, swellAtStart, reachAtStart, firstReachAtStart, loss } = features;
  const { grown } = thresholds.reach;
  if (growthAtStart < grown && swellAtStart < thresholds.swell.large) return null;
  const grows = hiddenWhere(features, reachAtStart, (value) => value >= grown);
  return expectation(
    'exploding-gradient',
    0.85,
    'Signals grow from layer to layer before the first step; training will break or need tiny steps.',
    layerIds(features, grows),
    evidenceOf(
      'delta-rms',
      10 ** firstReachAtStart,
      1,
      `The first layer receives ${factorWords(firstReachAtStart)} the gradient of the output.`,
      scene.layers[0]?.id,
    ),
    evidenceOf(
      'loss',
      loss.start ?? NaN,
      loss.noInformation,
      'The loss of the untrained network against that of knowing nothing.',
    ),
  );
}

/** Optimizers that divide the gradient's size away learn from much less, as long as some of it arrives. */
const lostUnderAdam = 2;

function decay(features: Features): Expectation | null {
  const { scene, firstReachAtStart, reachAtStart } = features;
  const { lost } = thresholds.reach;
  const limit = scene.stepFollowsGradient ? 1.4 * lost : lostUnderAdam * lost;
  if (firstReachAtStart > limit) return null;
  const starved = hiddenWhere(features, reachAtStart, (value) => value <= lost);
  return expectation(
    'vanishing-gradient',
    scene.stepFollowsGradient ? 0.85 : 0.7,
    `Only ${factorWords(firstReachAtStart)} of the output's gradient will arrive at the first layer.`,
    layerIds(features, starved),
    evidenceOf(
      'delta-rms',
      10 ** firstReachAtStart,
      10 ** lost,
      `Of the gradient at the output ${factorWords(firstReachAtStart)} arrives at the first layer.`,
      scene.layers[0]?.id,
    ),
  );
}

/** Largest first step of a layer over its weights. */
function firstStep(
  { scene }: Features,
  { signals }: EpochReport,
  weightSizes: readonly number[],
): number {
  const { optimizer } = scene.experiment.training;
  const gradients = signals['weight-gradient-rms'] ?? [];
  const ratios = weightSizes.map((size, index) => {
    if (size === 0) return 0;
    if (optimizer.type !== 'sgd') return optimizer.learningRate / size;
    const gradient = gradients[index] ?? 0;
    return (optimizer.learningRate * gradient) / (1 - optimizer.momentum) / size;
  });
  return Math.max(0, ...ratios);
}

/** First steps as a share of the weights beyond which hardly any run is stable. Fitted. */
const reckless = 1;
/** All steps of a run together, as a share of the weights, that still change nothing. Fitted. */
const nothingMoves = 0.1;

function steps({ scene }: Features, step: number): Expectation | null {
  const rate = words(scene.experiment.training.optimizer.learningRate);
  const all = step * scene.description.stepsPerEpoch * scene.plannedEpochs;
  if (step > reckless) {
    const says = `The first step would change weights by ${words(step)} times their size.`;
    return expectation(
      'learning-rate-too-high',
      0.7,
      `${says} A rate of ${rate} is too high.`,
      [],
      evidenceOf('update-ratio', step, 1e-3, says),
    );
  }
  if (all < nothingMoves) {
    const says = `All steps together can move the weights by ${percent(all)} of their size at most.`;
    return expectation(
      'learning-rate-too-low',
      0.8,
      `${says} A rate of ${rate} is too low.`,
      [],
      evidenceOf('update-ratio', step, 1e-3, says),
    );
  }
  return null;
}

function depth({ scene }: Features): Expectation | null {
  const plain = !scene.hasSkips && !scene.isNormalized;
  if (!plain || scene.hidden.length < thresholds.shatteringDepth) return null;
  return expectation(
    'shattered-gradient',
    0.65,
    `Gradients keep their size, but ${scene.hidden.length} plain layers leave neighbouring inputs' gradients little in common.`,
    [],
    evidenceOf(
      'delta-rms',
      scene.hidden.length,
      thresholds.shatteringDepth,
      'Hidden layers in a row without a skip path.',
    ),
  );
}

function sound({ scene, firstReachAtStart }: Features): Expectation {
  return expectation(
    'healthy',
    0.8,
    'Signals keep their size in both directions; nothing stands in the way of training.',
    [],
    evidenceOf(
      'delta-rms',
      10 ** firstReachAtStart,
      1,
      `Of the gradient at the output ${factorWords(firstReachAtStart)} arrives at the first layer.`,
      scene.layers[0]?.id,
    ),
  );
}
