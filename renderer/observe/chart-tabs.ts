import { backwardSignals, batchNormSignals, forwardSignals, movementSignals } from './signal-words';
import type { LossQuantity } from './loss-picture';
import type { DataShape } from '../../shared/data/data-set';
import type { HistogramQuantity } from '../../shared/signals/histogram';
import type { SignalName } from '../../shared/signals/signal';
import { isPlane } from '../../shared/snapshots/plane';

/** A chart of a tab: which component draws it, and of what. */
export type ChartChoice =
  | ({ readonly kind: 'loss'; readonly first: LossQuantity } & DataChart)
  | ({ readonly kind: 'ridgeline' } & HistogramChart)
  | ({ readonly kind: 'plane' } & DataChart)
  | ({ readonly kind: 'pictures' } & DataChart)
  | ({ readonly kind: 'confusion' } & DataChart)
  | ({ readonly kind: 'pairs' } & DataChart)
  | { readonly kind: 'heatmap'; readonly name: string }
  | { readonly kind: 'weight-traces'; readonly name: string }
  | { readonly kind: 'weight-matrix'; readonly name: string }
  | ({ readonly kind: 'layer-lines' } & SignalChart)
  | ({ readonly kind: 'depth-profile'; readonly writesSlope: boolean } & SignalChart);

/** A chart of what the network says of data, perhaps of some data only. */
interface DataChart {
  readonly name: string;
  /** Absent: any data. */
  readonly suits?: (data: DataShape) => boolean;
}

/** How a layer's values are spread. */
interface HistogramChart {
  readonly name: string;
  readonly first: HistogramQuantity;
}

interface SignalChart {
  /** Names the chart in tests. */
  readonly name: string;
  readonly title: string;
  /** What will be drawn, in words for the empty chart. */
  readonly appears: string;
  /** To choose from; the first one is shown first. */
  readonly signals: readonly [SignalName, ...SignalName[]];
}

export interface ChartTab {
  readonly name: string;
  readonly title: string;
  /** As they stand in a grid of two columns, and of three. */
  readonly inTwo: readonly ChartChoice[];
  readonly inThree: readonly ChartChoice[];
  /** The first one is as high as two. */
  readonly hasTallFirst?: boolean;
}

const loss = { kind: 'loss', name: 'loss', first: 'loss' } as const;
const accuracy = {
  kind: 'loss',
  name: 'accuracy',
  first: 'accuracy',
  suits: ({ task }: DataShape) => task === 'classification',
} as const;

const plane = { kind: 'plane', name: 'plane', suits: isPlane } as const;
const pictures = {
  kind: 'pictures',
  name: 'pictures',
  suits: ({ task, sampleShape }: DataShape) =>
    task === 'classification' && sampleShape.length === 3,
} as const;
const confusion = {
  kind: 'confusion',
  name: 'confusion',
  suits: ({ task }: DataShape) => task === 'classification',
} as const;
const pairs = {
  kind: 'pairs',
  name: 'pairs',
  suits: ({ task }: DataShape) => task === 'regression',
} as const;
const layerByEpoch = { kind: 'heatmap', name: 'layer-by-epoch' } as const;
const weightMatrix = { kind: 'weight-matrix', name: 'weight-matrix' } as const;
const singleWeights = { kind: 'weight-traces', name: 'single-weights' } as const;

const gradientByDepth = {
  kind: 'depth-profile',
  name: 'gradient-by-depth',
  title: 'Gradient by depth',
  appears: 'How much error signal reaches each layer',
  signals: backwardSignals,
  writesSlope: true,
} as const;

const updateByDepth = {
  kind: 'depth-profile',
  name: 'update-by-depth',
  title: 'Update / weight',
  appears: 'How large each layer’s steps are against its weights',
  signals: ['update-ratio', 'relative-epoch-weight-change', 'relative-weight-change'],
  writesSlope: false,
} as const;

const weightChange = {
  kind: 'layer-lines',
  name: 'weight-change',
  title: 'Weight change by layer',
  appears: 'How far each layer moves: one line a layer, dark to light',
  signals: movementSignals,
} as const;

const weightsSinceStart = {
  kind: 'layer-lines',
  name: 'weight-change-since-start',
  title: 'Since the start',
  appears: 'How far each layer is from where it began',
  signals: ['relative-weight-change', 'weight-change'],
} as const;

const deltaByEpoch = {
  kind: 'layer-lines',
  name: 'delta',
  title: 'Gradient reaching each layer',
  appears: 'The error signal at each layer, epoch by epoch',
  signals: ['delta-rms', 'skip-gradient-rms', 'main-gradient-rms'],
} as const;

const weightGradient = {
  kind: 'layer-lines',
  name: 'weight-gradient',
  title: 'Weight gradient',
  appears: 'The gradient of each layer’s weights, epoch by epoch',
  signals: ['weight-gradient-norm', 'weight-gradient-rms'],
} as const;

const gradientEstimate = {
  kind: 'layer-lines',
  name: 'gradient-estimate',
  title: 'What moved the weights',
  appears: '(w_old − w_new) / η: the gradient that acted, read off the weights',
  signals: ['gradient-estimate'],
} as const;

const forwardByDepth = {
  kind: 'depth-profile',
  name: 'forward-by-depth',
  title: 'Forward signal by depth',
  appears: 'How well each layer tells the samples apart',
  signals: forwardSignals,
  writesSlope: false,
} as const;

const forwardByEpoch = {
  kind: 'layer-lines',
  name: 'forward',
  title: 'Forward signal',
  appears: 'How well each layer tells the samples apart, epoch by epoch',
  signals: [...forwardSignals, 'activation-mean', ...batchNormSignals],
} as const;

const quietUnits = {
  kind: 'layer-lines',
  name: 'quiet-units',
  title: 'Units that pass no gradient',
  appears: 'The share of units that are saturated, zero or dead',
  signals: ['saturated-share', 'zero-share', 'dead-share'],
} as const;

const unitDiversity = {
  kind: 'layer-lines',
  name: 'unit-diversity',
  title: 'Difference between units',
  appears: 'Whether the units of a layer have become, or stayed, one and the same',
  signals: ['unit-diversity'],
} as const;

const activationSpread = {
  kind: 'ridgeline',
  name: 'activation-histograms',
  first: 'activation',
} as const;
const weightSpread = { kind: 'ridgeline', name: 'weight-histograms', first: 'weight' } as const;
const gradientSpread = {
  kind: 'ridgeline',
  name: 'gradient-histograms',
  first: 'weight-gradient',
} as const;

export const chartTabs: readonly [ChartTab, ...ChartTab[]] = [
  {
    name: 'overview',
    title: 'Overview',
    inTwo: [loss, gradientByDepth, weightChange, layerByEpoch],
    inThree: [loss, gradientByDepth, updateByDepth, weightChange, layerByEpoch, singleWeights],
  },
  {
    name: 'signals',
    title: 'Signals',
    inTwo: [deltaByEpoch, gradientByDepth, weightGradient, gradientEstimate],
    inThree: [deltaByEpoch, gradientByDepth, weightGradient, gradientEstimate, layerByEpoch, loss],
  },
  {
    name: 'weights',
    title: 'Weights',
    inTwo: [weightChange, updateByDepth, weightsSinceStart, singleWeights],
    inThree: [weightChange, updateByDepth, weightsSinceStart, singleWeights, layerByEpoch, loss],
  },
  {
    name: 'activations',
    title: 'Activations',
    inTwo: [forwardByDepth, quietUnits, forwardByEpoch, unitDiversity],
    inThree: [forwardByDepth, quietUnits, layerByEpoch, forwardByEpoch, unitDiversity, loss],
  },
  {
    name: 'layer',
    title: 'Layer',
    inTwo: [activationSpread, gradientSpread, weightMatrix, singleWeights],
    inThree: [activationSpread, weightSpread, gradientSpread, weightMatrix, singleWeights, loss],
  },
  {
    name: 'predictions',
    title: 'Predictions',
    inTwo: [plane, pictures, confusion, pairs, loss],
    inThree: [plane, pictures, confusion, pairs, loss, accuracy, gradientByDepth],
    hasTallFirst: true,
  },
];
