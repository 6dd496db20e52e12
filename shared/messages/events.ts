import type { RunEvent } from '../signals/run-report';
import type { LessonProgress } from '../lessons/lesson-progress';
import type { Result } from '../problems/problem';
import type { Snapshot } from '../snapshots/snapshot';
import type { MenuAction } from './menu-actions';
import type { EngineEquipment } from './engine-messages';
import type { GpuPackNews } from './gpu-pack-state';
import type { GridNews } from './grid-news';
import type { OpenedExperiment } from './requests';

/** Everything that the main process tells the window unasked. */
export interface WindowEvents {
  /** Batched: at most 20 messages in any second, those of `grid:news` among them, events in order; of snapshots that show the same thing the newest. */
  'run:events': {
    readonly run: string;
    readonly events: readonly RunEvent[];
    readonly snapshots: readonly Snapshot[];
  };
  /** Batched, at most 20 in any second together with `run:events`. `grid` is the number that it was started under. */
  'grid:news': { readonly grid: number; readonly news: readonly GridNews[] };
  /**
   * A file was dropped on the window, chosen among the recent ones in the menu, or the program was started once more
   * with it: what it holds, or why it cannot be opened.
   */
  'experiment:offered': Result<OpenedExperiment>;
  /** How far the data being summarized is read; share is from 0 to 1, null where it cannot be known. */
  'data:progress': {
    readonly stage: 'reading' | 'unpacking' | 'parsing' | 'preparing';
    readonly share: number | null;
  };
  /** An engine has started: what it found on this machine. */
  'engine:ready': EngineEquipment;
  /** The GPU pack is being added or removed, or has been. */
  'gpu-pack:changed': GpuPackNews;
  /** How far the lesson is that was asked for last. */
  'lesson:progress': LessonProgress;
  /** A chosen item of the application menu. Shortcuts are the window's own: see menu-actions.ts. */
  'menu:action': { readonly action: MenuAction };
  /** The operating system's theme or the preference changed: what the window is drawn in now. */
  'theme:changed': { readonly dark: boolean };
}

export type WindowEventName = keyof WindowEvents;
