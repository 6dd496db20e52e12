import type { Preferences } from '../lab/preferences.svelte';

export interface PaneSize {
  readonly size: number;
  readonly least: number;
  readonly most: number;
}

export interface PaneSizes {
  /** Under which name the canvas's height is remembered: composing needs more of it than observing. */
  readonly canvasName: 'canvas' | 'canvas-composing';
  /** 0: the palette is behind "Add layer". */
  readonly palette: PaneSize;
  readonly canvas: PaneSize;
  readonly column: PaneSize;
}

/** Height of the top bar, and the least that observing needs. */
const barHeight = 48;
const leastObserve = 200;

/** Sizes as the user left them, else those of the design for this window; always within what fits. */
export function paneSizes(
  preferences: Pick<Preferences, 'pane'>,
  wide: boolean,
  windowHeight: number,
): PaneSizes {
  const room = Math.max(0, windowHeight - barHeight);
  const palette = paletteSize(preferences.pane('palette', wide ? 176 : 0));
  const composing = palette.size > 0 && !wide;
  const canvasName = composing ? 'canvas-composing' : 'canvas';
  return {
    palette,
    canvasName,
    canvas: within(
      preferences.pane(canvasName, Math.round(room * (composing ? 0.59 : 0.327))),
      180,
      Math.max(180, room - leastObserve),
    ),
    column: within(preferences.pane('column', wide ? 360 : 304), 288, 560),
  };
}

function paletteSize(size: number): PaneSize {
  return size === 0 ? { size, least: 160, most: 320 } : within(size, 160, 320);
}

function within(size: number, least: number, most: number): PaneSize {
  return { size: Math.min(most, Math.max(least, size)), least, most };
}
