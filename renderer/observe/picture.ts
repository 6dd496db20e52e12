import type { DecadeAxis, Point } from './log-axis';

/**
 * What a chart shows, as plain data: drawn by Chart.svelte, listed for screen readers and tests, and
 * exported, so that the three can never disagree.
 */
export interface Picture {
  readonly x: EpochAxis | LayerAxis;
  readonly y: LinearAxis | DecadeAxis;
  /** In drawing order, the first at the bottom. */
  readonly series: readonly Series[];
  /** The range that cannot move float32 weights. */
  readonly shade: Shade | null;
  readonly reference: Reference | null;
  readonly notes: readonly Note[];
  /** Where values are expected; behind everything else. */
  readonly ranges?: readonly Range[];
  /** Where the hovered layer stands on a layer axis; null: none, or the axis counts epochs. */
  readonly raisedX: number | null;
}

export interface EpochAxis {
  readonly scale: 'epochs';
  readonly low: number;
  readonly high: number;
}

/** Layers at 1, 2, ... count. */
export interface LayerAxis {
  readonly scale: 'layers';
  /** What stands at 1, 2, ... where it is no layer. */
  readonly title?: string;
  readonly names: readonly string[];
}

export interface LinearAxis {
  readonly scale: 'linear';
  readonly low: number;
  readonly high: number;
  /** 'share': ticks in per cent. */
  readonly unit: 'plain' | 'share';
}

/** Colour says how deep, line style says which run. */
export type SeriesColour =
  | { readonly of: 'ink' | 'ink2' | 'ink3' }
  | { readonly of: 'depth'; readonly depth: number; readonly count: number };

export interface Series {
  /** Stable from update to update. */
  readonly id: string;
  /** Without the run: "training loss", "layer 3", "output". */
  readonly label: string;
  /** "run 2". */
  readonly run: string;
  /** The layer that it belongs to, for hovering; null: the whole network. */
  readonly layer: string | null;
  /** 1 for the first weight layer; null: the whole network. */
  readonly depth: number | null;
  readonly style: LineStyle;
  /** depth-dots: in the colours of the places where they are, without a line. */
  readonly marks: 'line' | 'hollow-dots' | 'stems' | 'depth-dots';
  readonly colour: SeriesColour;
  readonly width: number;
  /** Faded: another layer is hovered. */
  readonly emphasis: 'normal' | 'raised' | 'faded';
  /** In the axes' own units: decades on a log axis. */
  readonly points: readonly Point[];
  /** x of exact zeros, and of what is not finite. */
  readonly zeros: readonly number[];
  readonly notFinite: readonly number[];
  /** The newest value in words, for lists; "–" where there is none. */
  readonly last: string;
  /** Written beside the line's end; null: none. */
  readonly direct: DirectLabel | null;
}

export type LineStyle = 'solid' | 'dashed' | 'dotted';

export interface DirectLabel {
  readonly lines: readonly string[];
  readonly strong: boolean;
  readonly sign: 'swatch' | 'hollow-dot' | 'none';
}

export interface Shade {
  /** Upper end, in decades. */
  readonly below: number;
  readonly words: string;
}

/** A named value that means something on its own. */
export interface Reference {
  readonly at: number;
  readonly words: string;
}

/** An area from left to right, in the axes' own units. */
export interface Range {
  readonly x: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Words beside a place in the plot. */
export interface Note {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly strong: boolean;
  /** Which side of the place is free. */
  readonly side: 'above-left' | 'above-right' | 'below-left' | 'below-right';
  /** So many lines of words further down, where others stand at the same place. */
  readonly row?: number;
}

/** Where the plot lies in its chart, in px; equal in every epoch chart so that one cursor lines up. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const epochMargins: Margins = { left: 44, right: 84, top: 10, bottom: 22 };
export const layerMargins: Margins = { left: 44, right: 16, top: 10, bottom: 22 };

/** Half a layer of air on both sides of the outermost ones, less what keeps dots off the frame. */
const layerPadding = 0.4;

export function xExtent(axis: Picture['x']): { readonly low: number; readonly high: number } {
  switch (axis.scale) {
    case 'epochs':
      return axis;
    case 'layers':
      return { low: 1 - layerPadding, high: Math.max(1, axis.names.length) + layerPadding };
  }
}

/** Nothing of it would leave a mark. */
export function isBlank({ series }: Picture): boolean {
  return series.every(({ points, zeros, notFinite }) => {
    return zeros.length + notFinite.length === 0 && points.every(({ y }) => Number.isNaN(y));
  });
}
