import * as v from 'valibot';

/** In device-independent px. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const rememberedWindowSchema = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
  maximized: v.boolean(),
});

/** Where the window was when it was last seen; bounds are those it has when not maximized. */
export type RememberedWindow = v.InferOutput<typeof rememberedWindowSchema>;

export const minimumSize = { width: 1024, height: 640 } as const;
const preferredSize = { width: 1440, height: 900 } as const;

/** So much of a window must be on a display for a person to be able to seize it. */
const leastVisible = { width: 160, height: 48 } as const;

/**
 * Where to put the window: where it was if a person can still see and seize it there, else in the middle of the first
 * display; never larger than the display, unless that is smaller than the least size.
 *
 * @param workAreas of the displays there are now, the primary one first.
 */
export function placeWindow(
  remembered: RememberedWindow | null,
  workAreas: readonly [Rectangle, ...Rectangle[]],
): Rectangle {
  if (remembered === null) return centre(preferredSize, workAreas[0]);
  for (const area of workAreas) {
    const window = { x: remembered.x, y: remembered.y, ...clampSize(remembered, area) };
    if (isSeizable(window, area)) return window;
  }
  return centre(remembered, workAreas[0]);
}

function isSeizable(window: Rectangle, area: Rectangle): boolean {
  const width = overlap(window.x, window.width, area.x, area.width);
  const titleBar = overlap(window.y, leastVisible.height, area.y, area.height);
  return width >= leastVisible.width && titleBar >= leastVisible.height;
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
}

function centre(size: Size, area: Rectangle): Rectangle {
  const { width, height } = clampSize(size, area);
  return {
    x: Math.round(area.x + Math.max(0, area.width - width) / 2),
    y: Math.round(area.y + Math.max(0, area.height - height) / 2),
    width,
    height,
  };
}

type Size = Pick<Rectangle, 'width' | 'height'>;

function clampSize(size: Size, area: Rectangle): Size {
  return {
    width: Math.max(minimumSize.width, Math.min(size.width, area.width)),
    height: Math.max(minimumSize.height, Math.min(size.height, area.height)),
  };
}
