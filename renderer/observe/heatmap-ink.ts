import { inkHigh, inkLow, shadeAt, shadeOf } from './magnitude-ink';
import { shareWords } from './number-words';
import { PerValue } from './per-value';
import { decadeTicks, powerOfTen } from './powers-of-ten';
import { isRatio } from './run-pair';
import { signalWords } from './signal-words';
import type { SignalName } from '../../shared/signals/signal';

/** How values become the shades of a heatmap's cells. */
export interface HeatmapInk {
  /** Which of the palette's ramps. */
  readonly ramp: 'magnitude' | 'diverging';
  /** Indices into the ramp, or one of the cells below. */
  readonly cells: PerValue<number>;
  /** Marks beside the ramp, few enough for its height. */
  readonly ticks: (most: number) => readonly InkTick[];
}

interface InkTick {
  /** 0: the least, 1: the greatest. */
  readonly share: number;
  readonly words: string;
}

/** Cells that have no shade of the ramp. */
export const missingCell = -1;
export const zeroCell = -2;
export const notFiniteCell = -3;

export function inkOf(signal: SignalName): HeatmapInk {
  return signalWords[signal].scale === 'share' ? shares : magnitudes;
}

/** Of what two runs differ by. */
export function differenceInkOf(signal: SignalName): HeatmapInk {
  return isRatio(signal) ? ratios : differences;
}

/** value as in a Column: NaN is missing, Infinity not finite. */
function cellsBy(shade: (value: number) => number): PerValue<number> {
  return new PerValue((value) => {
    if (Number.isNaN(value)) return missingCell;
    return value === Infinity ? notFiniteCell : shade(value);
  });
}

const magnitudes: HeatmapInk = {
  ramp: 'magnitude',
  cells: cellsBy((value) => (value === 0 ? zeroCell : shadeOf(value))),
  ticks: (most) =>
    decadeTicks(inkLow, inkHigh, most).map((decade) => ({
      share: (decade - inkLow) / (inkHigh - inkLow),
      words: powerOfTen(decade),
    })),
};

/** Of a share nothing is as good a value as any. */
const shares: HeatmapInk = {
  ramp: 'magnitude',
  cells: cellsBy(shadeAt),
  ticks: () => [0, 0.5, 1].map((share) => ({ share, words: shareWords(share) })),
};

/** A ratio of 1 has the colour of the page; beyond these decades both ways it is as dark as can be. */
const mostDecades = 4;

const ratios: HeatmapInk = {
  ramp: 'diverging',
  cells: cellsBy((ratio) => {
    return ratio === 0 ? zeroCell : shadeAt(0.5 + Math.log10(ratio) / (2 * mostDecades));
  }),
  ticks: (most) =>
    (most < 5 ? [-4, 0, 4] : [-4, -2, 0, 2, 4]).map((decade) => ({
      share: 0.5 + decade / (2 * mostDecades),
      words: `×${powerOfTen(decade)}`,
    })),
};

const differences: HeatmapInk = {
  ramp: 'diverging',
  cells: cellsBy((difference) => shadeAt((difference + 1) / 2)),
  ticks: () => [
    { share: 0, words: '−100 %' },
    { share: 0.5, words: '0 %' },
    { share: 1, words: '+100 %' },
  ],
};
