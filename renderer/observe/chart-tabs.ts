import { backwardSignals, movementSignals } from './signal-words';
import type { SignalName } from '../../shared/signals/signal';

/** A chart of a tab: which component draws it, and of what. */
export type ChartChoice =
  | { readonly kind: 'loss'; readonly name: string }
  | { readonly kind: 'heatmap'; readonly name: string }
  | { readonly kind: 'weight-traces'; readonly name: string }
  | ({ readonly kind: 'layer-lines' } & SignalChart)
  | ({ readonly kind: 'depth-profile'; readonly writesSlope: boolean } & SignalChart);

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
}

const loss = { kind: 'loss', name: 'loss' } as const;
const layerByEpoch = { kind: 'heatmap', name: 'layer-by-epoch' } as const;
const singleWeights = { kind: 'weight-traces', name: 'single-weights' } as const;

const gradientByDepth = {
  kind: 'depth-profile',
  name: 'gradient-by-depth',
  title: 'Gradient by depth',
  appears: 'How much error signal reaches each layer',
  signals: backwardSignals,
  writesSlope: true,
} as const;

const movementByDepth = {
  kind: 'depth-profile',
  name: 'movement-by-depth',
  title: 'Movement by depth',
  appears: 'How far each layer moves in an epoch, against its size',
  signals: ['relative-epoch-weight-change', 'relative-weight-change', 'epoch-weight-change'],
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
  signals: ['delta-rms'],
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

export const chartTabs: readonly [ChartTab, ...ChartTab[]] = [
  {
    name: 'overview',
    title: 'Overview',
    inTwo: [loss, gradientByDepth, weightChange, layerByEpoch],
    inThree: [loss, gradientByDepth, movementByDepth, weightChange, layerByEpoch, singleWeights],
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
    inTwo: [weightChange, movementByDepth, weightsSinceStart, singleWeights],
    inThree: [weightChange, movementByDepth, weightsSinceStart, singleWeights, layerByEpoch, loss],
  },
];
