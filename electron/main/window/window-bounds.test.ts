import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimumSize, placeWindow } from './window-bounds';
import type { Rectangle, RememberedWindow } from './window-bounds';

const laptop: Rectangle = { x: 0, y: 27, width: 1366, height: 741 };
const monitor: Rectangle = { x: 1366, y: 0, width: 2560, height: 1440 };
const netbook: Rectangle = { x: 0, y: 0, width: 1024, height: 600 };

function remembered(x: number, y: number, width: number, height: number): RememberedWindow {
  return { x, y, width, height, maximized: false };
}

describe('placeWindow', () => {
  it('centres a first window on the primary display', () => {
    expect(placeWindow(null, [monitor, laptop])).toEqual({
      x: 1366 + (2560 - 1440) / 2,
      y: (1440 - 900) / 2,
      width: 1440,
      height: 900,
    });
  });

  it('fits a first window to a small display', () => {
    expect(placeWindow(null, [laptop])).toEqual(laptop);
  });

  it('puts a window where it was, on the second display too', () => {
    const window = remembered(1500, 100, 1600, 1000);
    expect(placeWindow(window, [laptop, monitor])).toEqual({
      x: 1500,
      y: 100,
      width: 1600,
      height: 1000,
    });
  });

  it('leaves a window that hangs over the edge, as people do on purpose', () => {
    const window = remembered(-400, 200, 1200, 700);
    expect(placeWindow(window, [monitor, laptop])).toMatchObject({ x: -400, y: 200 });
  });

  it.each([
    ['whose display is gone', remembered(1500, 100, 1300, 700)],
    ['above the display, its title bar out of reach', remembered(100, -300, 1100, 700)],
    ['of which a sliver shows', remembered(1300, 100, 1100, 700)],
    ['below the display', remembered(100, 760, 1100, 700)],
  ])('brings back to the middle a window %s, with its size', (_case, window) => {
    const placed = placeWindow(window, [laptop]);
    expect(placed.x).toBe(Math.round(laptop.x + (laptop.width - window.width) / 2));
    expect(placed).toMatchObject({ width: window.width, height: window.height });
  });

  it('shrinks a window that is larger than its display', () => {
    const window = remembered(0, 27, 3000, 2000);
    expect(placeWindow(window, [laptop])).toMatchObject({ width: 1366, height: 741 });
  });

  it('keeps the least size on a display that is smaller', () => {
    expect(placeWindow(null, [netbook])).toEqual({ x: 0, y: 0, ...minimumSize });
  });

  it('always leaves something to seize on a display, and never less than the least size', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(number, number, size, size, (x, y, width, height) => {
        const placed = placeWindow(remembered(x, y, width, height), [laptop, monitor]);
        expect(placed.width).toBeGreaterThanOrEqual(minimumSize.width);
        expect(placed.height).toBeGreaterThanOrEqual(minimumSize.height);
        const seizable = [laptop, monitor].some(
          (area) =>
            placed.x + placed.width > area.x &&
            placed.x < area.x + area.width &&
            placed.y >= area.y &&
            placed.y < area.y + area.height,
        );
        expect(seizable).toBe(true);
      }),
    );
  });
});
