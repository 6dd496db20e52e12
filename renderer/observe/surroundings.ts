import { createContext } from 'svelte';
import type { LayerHover } from '../lab/layer-hover.svelte';
import type { ChartExport } from './chart-export';
import type { FrameQueue } from './frame-queue';
import type { Observation } from './observation.svelte';
import type { PaletteReader } from './palette.svelte';
import type { ShownRuns } from './shown-runs.svelte';
import type { DataShape } from '../../shared/data/data-set';

/** What every chart works in. */
export interface Surroundings {
  readonly observation: Observation;
  readonly shown: ShownRuns;
  readonly hover: LayerHover;
  readonly palette: PaletteReader;
  readonly frames: FrameQueue;
  readonly files: ChartExport;
  /** The run that Train would start, for the axes of empty charts. */
  readonly planned: () => Planned;
}

export interface Planned {
  readonly epochs: number;
  /** Weight layers of the network as it would train, the output included. */
  readonly layers: number;
  /** The network has a problem that keeps it from training. */
  readonly isBlocked: boolean;
  /** null: not read yet, or not to be trained on. */
  readonly data?: DataShape | null;
}

export const [surroundings, setSurroundings] = createContext<Surroundings>();
