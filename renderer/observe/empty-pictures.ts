import type { Run } from '../lab/run.svelte';
import type { Picture } from './picture';
import type { Planned } from './surroundings';

/** What a chart says while it has nothing to draw. */
export interface EmptyWords {
  /** What will appear. */
  readonly appears: string;
  /** What to do, or what is being done. */
  readonly next: string;
}

export function emptyEpochPicture(y: Picture['y'], { epochs }: Planned): Picture {
  return { ...nothing, x: { scale: 'epochs', low: 0, high: Math.max(1, epochs) }, y };
}

export function emptyLayerPicture(y: Picture['y'], { layers }: Planned): Picture {
  const hidden = Array.from({ length: Math.max(0, layers - 1) }, (_, index) => String(index + 1));
  return { ...nothing, x: { scale: 'layers', names: [...hidden, 'out'] }, y };
}

const nothing = { series: [], shade: null, reference: null, notes: [], raisedX: null };

export const emptyLossAxis = { scale: 'linear', low: 0, high: 1, unit: 'plain' } as const;
export const emptyWeightAxis = { scale: 'linear', low: -0.2, high: 0.2, unit: 'plain' } as const;
export const emptyDecadeAxis = {
  scale: 'decades',
  low: -8,
  high: 0,
  hasZeroStrip: false,
} as const;

/** What comes next for a chart that has nothing of the run to draw. */
export function nextWords(run: Run | null, { isBlocked }: Planned): string {
  if (run === null) return isBlocked ? 'Fix the problem, then press Train.' : 'Press Train.';
  if (run.epoch > 0) return `In run ${run.number} there is nothing of this to measure.`;
  switch (run.phase) {
    case 'starting':
      return 'Starting…';
    case 'loading-data':
      return 'Loading the data…';
    case 'compiling':
      return 'The program is being compiled…';
    case 'training':
      // The first calls compile the program that they run.
      return run.reports.length === 0
        ? 'The program is being compiled…'
        : 'The training program is being compiled; the first epoch follows…';
    case 'paused':
      return 'Paused before the first epoch. Press Resume.';
    case 'stopped':
      return `Run ${run.number} was stopped before its first epoch. Press Train.`;
    case 'finished':
    case 'diverged':
      return `Run ${run.number} reported nothing here.`;
    case 'failed':
      return run.problem?.message ?? `Run ${run.number} failed.`;
  }
}
