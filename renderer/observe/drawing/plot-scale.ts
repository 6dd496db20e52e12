import { axisFloor } from '../log-axis';
import { xExtent } from '../picture';
import type { Margins, Picture } from '../picture';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the plot lies in its chart, and how values become px there. */
export interface PlotScale {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Values at the frame; the zero strip, where there is one, is part of the plot. */
  readonly xLow: number;
  readonly xHigh: number;
  readonly yLow: number;
  readonly yHigh: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

export function scaleOf({ x, y }: Picture, margins: Margins, size: Size): PlotScale {
  const left = margins.left;
  const right = Math.max(left + 1, size.width - margins.right);
  const top = margins.top;
  const bottom = Math.max(top + 1, size.height - margins.bottom);
  const { low: xLow, high: xHigh } = xExtent(x);
  const yLow = y.scale === 'decades' ? axisFloor(y, bottom - top) : y.low;
  const yHigh = y.high;
  return {
    ...{ left, right, top, bottom, xLow, xHigh, yLow, yHigh },
    x: (value) => left + ((value - xLow) / (xHigh - xLow)) * (right - left),
    y: (value) => bottom - ((value - yLow) / (yHigh - yLow)) * (bottom - top),
  };
}
