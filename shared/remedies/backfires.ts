import type { DataShape } from '../data/data-set';
import type { Optimizer } from '../experiment/optimizer';
import type { Remedies } from '../experiment/remedies';
import { usualRate } from '../experiment/usual-rate';
import { layerParameters } from '../network/layer-types';
import type { Network } from '../network/network';
import { inferShapes } from '../network/shapes';
import type { Shape } from '../program/tensor-type';
import { isNormalized } from './batch-normalization';
import { activationBehind, wiringOf } from './hidden-layers';
import type { HiddenLayer, Wiring } from './hidden-layers';
import { saturates } from './relu';
import type { RemedyWarning } from './remedy';
import { weightVariance } from './weight-variance';

/** A signal (or gradient) whose variance falls or grows by more than this over the depth is in trouble. */
const tolerableFactor = 1000;

/** Remedies that are known not to do what they are switched on for, judged on the network with the overlay in it. */
export function backfires(
  network: Network,
  remedies: Remedies,
  data: DataShape,
  optimizer?: Optimizer,
): readonly RemedyWarning[] {
  const scene = sceneOf(network);
  const ofNetwork = rules.flatMap((rule) => rule(scene, remedies, data) ?? []);
  const ofRate = optimizer === undefined ? null : reluWithHighRate(scene, remedies, optimizer);
  return ofRate === null ? ofNetwork : [...ofNetwork, ofRate];
}

interface Scene {
  readonly wiring: Wiring;
  /** Hidden layers with an activation of the sigmoid/tanh family, and with one of the other kind. */
  readonly saturating: readonly HiddenLayer[];
  readonly rectified: readonly HiddenLayer[];
  readonly sigmoid: readonly HiddenLayer[];
  readonly normalized: boolean;
  readonly summed: boolean;
}

type Rule = (scene: Scene, remedies: Remedies, data: DataShape) => RemedyWarning | null;

const rules: readonly Rule[] = [
  xavierAndHe,
  xavierWithRelu,
  xavierWithSigmoid,
  heWithoutRelu,
  reluWithSmallWeights,
  batchNormalizationOnDeepPlainRelu,
  unscaledSkips,
];

function xavierAndHe(_scene: Scene, { xavier, he }: Remedies): RemedyWarning | null {
  if (!xavier || !he) return null;
  return {
    remedy: 'xavier',
    code: 'xavier-and-he',
    message: 'Xavier and He both choose the starting weights; He, the later one, is what counts.',
    offer: { title: 'Use He alone', remedies: { xavier: false } },
  };
}

/** He et al. 2015: with Glorot weights every ReLU layer halves the variance. */
function xavierWithRelu({ rectified }: Scene, { xavier, he }: Remedies): RemedyWarning | null {
  if (!xavier || he || rectified.length === 0) return null;
  return {
    remedy: 'xavier',
    code: 'xavier-with-relu',
    message:
      'ReLU cuts half of every signal off, and Xavier does not make up for it; He suits ReLU better.',
    hint: `Over ${layersText(rectified.length)} the variance falls to about 1/2^${rectified.length}.`,
    offer: { title: 'Use He instead', remedies: { xavier: false, he: true } },
  };
}

/** The derivative of the sigmoid is at most 1/4, so that a Glorot layer keeps at most 1/16 of the gradient's variance. */
function xavierWithSigmoid(scene: Scene, { xavier, he }: Remedies): RemedyWarning | null {
  const { sigmoid, normalized, summed } = scene;
  if (!xavier || he || normalized || summed) return null;
  if (16 ** sigmoid.length < tolerableFactor) return null;
  return {
    remedy: 'xavier',
    code: 'xavier-with-sigmoid',
    message: `Xavier cannot save ${layersText(sigmoid.length)} of sigmoid: each keeps at most 1/16 of the gradient's variance.`,
    hint: 'Change the activation, normalize, or add residual paths.',
    offer: { title: 'Use ReLU with He', remedies: { relu: true, xavier: false, he: true } },
  };
}

function heWithoutRelu({ saturating, rectified }: Scene, { he }: Remedies): RemedyWarning | null {
  if (!he || saturating.length === 0 || rectified.length > 0) return null;
  return {
    remedy: 'he',
    code: 'he-without-relu',
    message:
      'He weights are made for ReLU; before sigmoid or tanh they push units into saturation.',
    offer: { title: 'Use Xavier instead', remedies: { he: false, xavier: true } },
  };
}

/** ReLU passes gradients on, but cannot enlarge a signal that the starting weights make too small. */
function reluWithSmallWeights(
  scene: Scene,
  { relu, xavier, he }: Remedies,
  data: DataShape,
): RemedyWarning | null {
  if (!relu || xavier || he || scene.normalized || scene.summed) return null;
  const gains = reluGains(scene, data).filter((gain) => gain > 0);
  const factor = gains.reduce((product, gain) => product * gain, 1);
  if (gains.length === 0 || factor > 1 / tolerableFactor) return null;
  const perLayer = factor ** (1 / gains.length);
  return {
    remedy: 'relu',
    code: 'relu-with-small-weights',
    message: `The starting weights are too small for ReLU: each layer keeps about ${roundText(perLayer)} of the signal's variance.`,
    hint: 'He weights keep all of it.',
    offer: { title: 'Use He too', remedies: { he: true } },
  };
}

/** Forward gain of the variance, fan-in x Var(w) / 2 (He et al. 2015, equation 9), of each rectified hidden layer. */
function reluGains({ wiring, rectified }: Scene, data: DataShape): readonly number[] {
  const { layers } = inferShapes(wiring.network, data);
  return rectified.flatMap((layer) => {
    const { inputs = [], shape = null } = layers.get(layer.id) ?? {};
    // A layer that cannot take its inputs (a convolution of plain vectors) has no weights to speak of.
    if (shape === null) return [];
    const known = inputs.filter((shape): shape is Shape => shape !== null);
    if (known.length === 0 || known.length < inputs.length) return [];
    const kernel = layerParameters(layer, known, data).find(({ name }) => name === 'kernel');
    if (kernel === undefined) return [];
    return [(kernel.fanIn * weightVariance(layer.initializer, kernel.fanIn, kernel.fanOut)) / 2];
  });
}

/** Yang et al. 2019: at the start gradients grow by pi / (pi - 1) in variance with every normalized ReLU layer. */
function batchNormalizationOnDeepPlainRelu(
  { wiring, rectified, summed }: Scene,
  { batchNormalization }: Remedies,
): RemedyWarning | null {
  const normalized = rectified.filter(({ id }) => isNormalized(id, wiring));
  const growth = (Math.PI / (Math.PI - 1)) ** normalized.length;
  if (!batchNormalization || summed || growth < tolerableFactor) return null;
  return {
    remedy: 'batchNormalization',
    code: 'batch-normalization-deep-plain',
    message: `Batch norm makes gradients explode in a plain ReLU network of ${layersText(normalized.length)}: their variance grows 1.47 times a layer at the start.`,
    hint: 'Residual paths keep it in bounds.',
    offer: { title: 'Add residual paths', remedies: { residual: true } },
  };
}

/** Zhang et al. 2019 (Fixup): every block whose branch is as large as its skip doubles the variance. */
function unscaledSkips(
  { wiring, rectified, normalized }: Scene,
  { he, residual }: Remedies,
): RemedyWarning | null {
  if (!(he || residual) || normalized || rectified.length === 0) return null;
  const sums = wiring.network.layers.filter(
    (layer) => layer.type === 'add' && (layer.scales ?? []).every((scale) => scale === 1),
  );
  if (2 ** sums.length < tolerableFactor) return null;
  return {
    remedy: he ? 'he' : 'residual',
    code: 'unscaled-skips',
    message: `This network has ${sums.length} sums of its own whose branches are not scaled: with weights that keep the size of a signal each doubles its variance, and training breaks.`,
    hint: 'Scale every branch by 1 / sqrt(number of sums), as the residual toggle does, or normalize.',
    offer: { title: 'Normalize', remedies: { batchNormalization: true } },
  };
}

/** The suite's ReLU networks that learn have at most 4 times the usual rate; those whose units die have 8 times and more. */
const bearableRate = 5;

/** One step too far, and a ReLU unit is off for every sample: no gradient brings it back. */
function reluWithHighRate(
  { rectified, normalized }: Scene,
  { relu }: Remedies,
  optimizer: Optimizer,
): RemedyWarning | null {
  const usual = usualRate(optimizer);
  if (!relu || normalized || rectified.length === 0) return null;
  if (optimizer.learningRate <= bearableRate * usual) return null;
  return {
    remedy: 'relu',
    code: 'relu-with-high-rate',
    message: `A learning rate of ${optimizer.learningRate} may throw ReLU units off for good.`,
    hint: `Lower the rate too: ${Number(usual.toPrecision(2))} is usual here.`,
  };
}

function sceneOf(network: Network): Scene {
  const wiring = wiringOf(network);
  const withFunction = wiring.hidden.flatMap((layer) => {
    const activation = activationBehind(layer.id, wiring);
    return activation === null ? [] : [{ layer, name: activation.function }];
  });
  const layersWhere = (holds: (name: (typeof withFunction)[number]['name']) => boolean) =>
    withFunction.filter(({ name }) => holds(name)).map(({ layer }) => layer);
  return {
    wiring,
    saturating: layersWhere(saturates),
    rectified: layersWhere((name) => name === 'relu' || name === 'leaky-relu'),
    sigmoid: layersWhere((name) => name === 'sigmoid' || name === 'hard-sigmoid'),
    normalized: network.layers.some(({ type }) => type.endsWith('-normalization')),
    summed: network.layers.some(({ type }) => type === 'add'),
  };
}

function layersText(count: number): string {
  return count === 1 ? 'one layer' : `${count} layers`;
}

function roundText(value: number): string {
  return value >= 0.01 ? value.toFixed(2) : value.toExponential(0);
}
