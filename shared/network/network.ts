import type { Layer } from './layer-types';

/** The network as drawn: overlays are not part of it (shared/remedies). */
export interface Network {
  readonly layers: readonly Layer[];
  readonly connections: readonly Connection[];
  readonly groups: readonly Group[];
}

/** From layer id to layer id; the order of a layer's incoming connections is the order of its inputs. */
export type Connection = readonly [from: string, to: string];

/** The listed connected layers stand for `repeat` copies in series; copy k > 1 has ids `<id>~k`. */
export interface Group {
  readonly id: string;
  readonly layers: readonly string[];
  readonly repeat: number;
}

/** A repeat beyond this is a typing error: it would freeze every screen that draws the copies. */
export const mostCopies = 1000;
