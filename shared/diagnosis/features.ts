import { learningRateAt } from '../compile/learning-rate';
import { elementCount } from '../program/tensor-type';
import type { EpochReport } from '../signals/run-report';
import type { LayerValues, SignalName } from '../signals/signal';
import type { RunPast } from './run-past';
import type { Scene } from './scene';
import { thresholds } from './thresholds';
import { usualRate } from '../experiment/usual-rate';

/** All numbers that rules look at, computed once per epoch. */
export interface Features {
  readonly scene: Scene;
  readonly epoch: number;
  /** The run is over, or the last planned epoch is behind. */
  readonly ended: boolean;
  /** Enough epochs are behind to name a fault. */
  readonly due: boolean;
  /** A loss, an activation or a weight is not a number any more. */
  readonly broken: boolean;
  readonly loss: LossFeatures;
  /** Powers of ten: how much of the output's delta arrives at each layer; the first entry is the first layer's. */
  readonly reachAtStart: readonly number[];
  readonly reach: readonly number[];
  /** Of the first layer. */
  readonly firstReachAtStart: number;
  readonly firstReach: number;
  /** The largest of any layer at the start. */
  readonly growthAtStart: number;
  /** growthAtStart and the powers of ten by which the loss before training exceeds the no-information loss. */
  readonly swellAtStart: number;
  readonly saturatedAtStart: LayerValues;
  readonly saturated: LayerValues;
  readonly deadAtStart: LayerValues;
  readonly dead: LayerValues;
  readonly diversityAtStart: LayerValues;
  readonly diversity: LayerValues;
  /** Mean step over weight, the largest of any layer and any epoch so far; of the first epochs; and of the first layer. */
  readonly largestStep: number;
  readonly largestEarlyStep: number;
  readonly firstStep: number;
  /** Of the newest epoch, the largest of any layer. */
  readonly newestStep: number;
  /** The scheduled rate, half of the epochs so far ago, over the one at which the optimizer is usually started. */
  readonly rateShare: number;
  /**
   * Size of the starting weights against Glorot's, of the layer where it is largest, at most 1: steps that are large
   * against tiny weights may be small against sound ones.
   */
  readonly weightSizeAtStart: number;
  /** Distance moved since the start over the starting weights, largest of any layer. */
  readonly moved: number;
  /** How far the first layer gets in all planned epochs at its pace so far, over weights of Glorot's size at least. */
  readonly firstWay: number;
  /** Spread over samples relative to the size of the last hidden layer's activations. */
  readonly forwardAtStart: number;
  readonly forward: number;
}

export interface LossFeatures {
  /** Of the starting weights on the probe; null where not reported. */
  readonly start: number | null;
  /** Of the probe; of the batches as they were trained where these are worse off than before training and by knowing nothing. */
  readonly now: number;
  readonly lowest: number;
  readonly highest: number;
  readonly noInformation: number;
  /** 1 - now / noInformation, relative to what the data allows; below 0: worse than knowing nothing. */
  readonly learned: number;
  /** The same by the loss alone: right answers come before a low loss. */
  readonly learnedByLoss: number;
  readonly mostLearned: number;
  /** Of the validation rows, by accuracy or R^2 against chance, as far as it is beyond doubt; null without them. */
  readonly learnedElsewhere: number | null;
  /** The same relative to what neighbours tell. */
  readonly elsewhereOfAllowed: number | null;
  /** Share of the epochs so far in which the loss fell. */
  readonly fallingShare: number;
  /** Share of noInformation lost per epoch, mean of the last epochs. */
  readonly pace: number;
  /** Root mean square of the rises among the last epochs over noInformation, times sqrt(2): d for a loss that goes up and down by d. */
  readonly zigzag: number;
  /** The newest loss is the lowest of all, clearly below the one before, and not far from that of knowing nothing. */
  readonly improving: boolean;
}

/** The features of the newest epoch of a past; `runEnded`: no other epoch will follow it. */
export function featuresOf(past: RunPast, scene: Scene, runEnded: boolean): Features {
  const { start, now } = past;
  const { epoch } = now;
  const at = (report: EpochReport, name: SignalName): LayerValues => report.signals[name] ?? [];
  const reachAtStart = reachOf(at(start, 'delta-rms'));
  const reach = reachOf(at(now, 'delta-rms'));
  const loss = lossFeatures(past, scene);
  const ended = runEnded || epoch >= scene.plannedEpochs;
  const growthAtStart = Math.max(0, ...reachAtStart.filter((value) => !Number.isNaN(value)));
  const excess = (loss.start ?? NaN) / loss.noInformation;
  return {
    scene,
    epoch,
    ended,
    due: epoch >= dueEpoch(scene),
    broken: isBroken(now),
    loss,
    reachAtStart,
    reach,
    firstReachAtStart: reachAtStart[0] ?? 0,
    firstReach: reach[0] ?? 0,
    growthAtStart,
    swellAtStart: growthAtStart + (excess > 1 ? Math.log10(excess) : 0),
    saturatedAtStart: at(start, 'saturated-share'),
    saturated: at(now, 'saturated-share'),
    deadAtStart: at(start, 'dead-share'),
    dead: at(now, 'dead-share'),
    diversityAtStart: at(start, 'unit-diversity'),
    diversity: at(now, 'unit-diversity'),
    largestStep: past.largestStep,
    largestEarlyStep: past.largestEarlyStep,
    firstStep: past.firstStep,
    newestStep: Math.max(0, ...known(at(now, 'update-ratio'))),
    rateShare: rateShareOf(epoch, scene),
    weightSizeAtStart: weightSizeOf(now, scene),
    moved: Math.max(0, ...known(at(now, 'relative-weight-change'))),
    firstWay: firstWayOf(now, scene),
    forwardAtStart: forwardOf(start, scene),
    forward: forwardOf(now, scene),
  };
}

export function known(values: LayerValues): readonly number[] {
  return values.filter((value): value is number => value !== null && !Number.isNaN(value));
}

/** Powers of ten: what is 0 counts as the least float32. */
export const nothingAtAll = -45;

/** log10(delta of the layer / delta of the output). */
function reachOf(deltas: LayerValues): readonly number[] {
  const output = deltas.at(-1) ?? NaN;
  return deltas.map((delta) => {
    if (delta === null) return NaN;
    if (delta === 0) return output === 0 ? 0 : nothingAtAll;
    return output === 0 ? 0 : Math.log10(delta / output);
  });
}

function isBroken(report: EpochReport): boolean {
  const numbers = [
    report.loss,
    report.probeLoss ?? null,
    ...(report.signals['delta-rms'] ?? []),
    ...(report.signals['weight-change'] ?? []),
  ];
  return numbers.some((value) => value !== null && !Number.isFinite(value));
}

/** Where nothing has moved the starting weights count as sound. */
function weightSizeOf(report: EpochReport, { description }: Scene): number {
  const sizes = description.layers.flatMap(
    (_, index) => layerSizeOf(report, description, index) ?? [],
  );
  return sizes.length === 0 ? 1 : Math.min(1, Math.max(...sizes));
}

/** ||W_0|| over Glorot's: follows from the distance moved and from its ratio to ||W_0||; null where nothing has moved. */
function layerSizeOf(
  { signals }: EpochReport,
  { layers }: Scene['description'],
  index: number,
): number | null {
  const moved = signals['weight-change']?.[index] ?? 0;
  const relative = signals['relative-weight-change']?.[index] ?? 0;
  if (!(moved > 0 && relative > 0) || !Number.isFinite(moved / relative)) return null;
  const kernelShape = layers[index]?.kernelShape ?? [];
  const weights = elementCount(kernelShape);
  const units = kernelShape.at(-1) ?? 1;
  const glorot = Math.sqrt((2 * weights) / (weights / units + units));
  return moved / relative / glorot;
}

function firstWayOf(report: EpochReport, { description, plannedEpochs }: Scene): number {
  const size = layerSizeOf(report, description, 0) ?? 0;
  const moved = report.signals['relative-weight-change']?.[0] ?? 0;
  return (moved * Math.min(1, size) * plannedEpochs) / Math.max(1, report.epoch);
}

function forwardOf(report: EpochReport, scene: Scene): number {
  const last = scene.hidden.at(-1);
  if (last === undefined) return 1;
  const read = (name: SignalName): number => report.signals[name]?.[last] ?? NaN;
  const size = Math.hypot(read('activation-mean'), read('activation-deviation'));
  return size > 0 ? read('sample-spread') / size : 0;
}

function lossFeatures(past: RunPast, scene: Scene): LossFeatures {
  const { noInformationLoss: noInformation } = scene.description;
  const { start, trained, recentLosses } = past;
  const ofProbe = median(lastOf(recentLosses, Math.min(3, trained)));
  const ofBatches = trained < thresholds.dueEpochs ? 0 : (past.now.loss ?? 0);
  const isWorse = ofBatches > 1.5 * Math.max(noInformation, start.probeLoss ?? 0);
  const now = isWorse ? Math.max(ofProbe, ofBatches) : ofProbe;
  const learnedOf = (loss: number): number => 1 - loss / noInformation;
  const allowed = allowedShare(scene);
  const gain = accuracyGain(scene, trained === 0 ? null : past.now.accuracy);
  // Right answers count as learned only where the loss agrees that knowing nothing would be worse.
  const learned = now < noInformation ? Math.max(learnedOf(now) / allowed, gain) : learnedOf(now);
  const most = learnedOf(past.lowestTrainedLoss) / allowed;
  const falls = recentLosses.slice(1).map((loss, place) => (recentLosses[place] ?? NaN) - loss);
  const pace = mean(falls);
  return {
    start: start.probeLoss ?? null,
    now,
    lowest: past.lowestLoss,
    highest: past.highestLoss,
    noInformation,
    learned: Number.isFinite(now) ? learned : -1,
    learnedByLoss: Number.isFinite(now) ? learnedOf(now) / allowed : -1,
    mostLearned: Number.isFinite(most) ? Math.max(0, most) : 0,
    ...elsewhere(past.now, scene),
    fallingShare: past.falls / Math.max(1, past.steps),
    pace: pace / noInformation,
    zigzag: Math.sqrt(2 * mean(falls.map((fall) => Math.min(0, fall) ** 2))) / noInformation,
    improving: isImproving(past, noInformation),
  };
}

function isImproving({ recentLosses, lowestLoss }: RunPast, noInformation: number): boolean {
  const [newest = NaN, before = NaN, earlier = NaN] = recentLosses.slice(-3).reverse();
  const { share, ofItself } = thresholds.improving;
  const fallsClearly = before - newest > share * noInformation && newest < 2 * noInformation;
  const keepsFalling = newest < (1 - ofItself) * before && before < (1 - ofItself) * earlier;
  return newest <= lowestLoss && (fallsClearly || keepsFalling);
}

function dueEpoch({ plannedEpochs }: Scene): number {
  return Math.max(thresholds.dueEpochs, Math.floor(thresholds.dueShare * plannedEpochs));
}

function rateShareOf(epoch: number, { experiment, description, plannedEpochs }: Scene): number {
  const { optimizer } = experiment.training;
  const { stepsPerEpoch } = description;
  const step = Math.floor((epoch / 2) * stepsPerEpoch);
  const length = { stepsPerEpoch, epochs: plannedEpochs };
  const rate = learningRateAt(step, optimizer.learningRate, optimizer.schedule, length);
  return rate / usualRate(optimizer);
}

function lastOf(values: readonly number[], count: number): readonly number[] {
  return values.slice(values.length - count);
}

/** What of the loss can be learned at all, as far as neighbours tell: 1 where they tell nothing. */
function allowedShare({ description: { data, task } }: Scene): number {
  const signal = data?.signal ?? null;
  if (signal === null || task === 'classification') return 1;
  return Math.min(1, Math.max(0.2, signal.score));
}

/** Training accuracy between that of the most frequent class (0) and of the neighbours' vote (1). */
function accuracyGain({ description: { data, task } }: Scene, accuracy: number | null): number {
  const signal = data?.signal ?? null;
  if (signal === null || accuracy === null || task === 'regression') return -1;
  const room = signal.score - signal.chance;
  return room < 0.1 ? -1 : Math.min(1, (accuracy - signal.chance) / room);
}

function elsewhere(
  report: EpochReport,
  scene: Scene,
): Pick<LossFeatures, 'learnedElsewhere' | 'elsewhereOfAllowed'> {
  const { noInformationLoss, task, data } = scene.description;
  const unknown = { learnedElsewhere: null, elsewhereOfAllowed: null };
  if (report.validationLoss === null) return unknown;
  const score = data?.signal?.score ?? 1;
  if (task === 'regression') {
    const explained = 1 - report.validationLoss / noInformationLoss;
    // The variance of so many normal targets differs by luck, three standard deviations of which do not count.
    const luck = 3 * Math.sqrt(2 / scene.description.validationRows);
    return {
      learnedElsewhere: explained - luck,
      elsewhereOfAllowed: explained / Math.max(0.1, score),
    };
  }
  const counts = data?.classCounts ?? [];
  const rows = counts.reduce((sum, count) => sum + count, 0);
  if (report.validationAccuracy === null || rows === 0) return unknown;
  const chance = Math.max(...counts) / rows;
  const gain = report.validationAccuracy - chance;
  // Of few rows many may be right by luck: three standard deviations of it do not count.
  const luck = 3 * Math.sqrt((chance * (1 - chance)) / scene.description.validationRows);
  return {
    learnedElsewhere: (gain - luck) / Math.max(0.01, 1 - chance),
    elsewhereOfAllowed: gain / Math.max(0.1, score - chance),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
