import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SnapshotHistory } from '../lab/snapshot-history.svelte';
import { planeColumns, placesOf, planeRows } from '../../shared/snapshots/plane';
import type { Plane } from '../../shared/snapshots/plane';
import type { PlanePointsSnapshot, PlaneSnapshot } from '../../shared/snapshots/snapshot';
import { planeRaster } from './plane-raster';
import { outputsAt, planeView, shareOnOwnGround, sharesOfPlane, zoomedPlane } from './plane-view';
import { planeReadout, planeSummary } from './plane-words';

const whole: Plane = { left: -2, right: 2, bottom: -1, top: 3 };

/** What a network would say that gives class 1 the probability `share(x, y)`. */
function snapshotOf(
  share: (x: number, y: number) => number,
  plane = whole,
  epoch = 4,
): PlaneSnapshot {
  const places = placesOf(plane);
  const values = new Float32Array(planeColumns * planeRows * 2);
  for (let cell = 0; cell < planeColumns * planeRows; cell += 1) {
    const value = share(places[cell * 2] ?? NaN, places[cell * 2 + 1] ?? NaN);
    values[cell * 2] = 1 - value;
    values[cell * 2 + 1] = value;
  }
  return { kind: 'plane', epoch, plane, isPart: plane !== whole, outputs: 2, values };
}

const points: PlanePointsSnapshot = {
  kind: 'plane-points',
  featureNames: ['x1', 'x2'],
  classes: ['left', 'right'],
  points: Float32Array.of(-1, 0, 0, 1, 0, 1, 1.5, 1, 0),
};

/** Class "right" from x = 0 on, ever surer. */
const halves = snapshotOf((x) => 0.5 + x / 8);

describe('the plane', () => {
  it('is between the places where the network was asked what a plane through them is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1.9, max: 1.9, noNaN: true }),
        fc.double({ min: -0.9, max: 2.9, noNaN: true }),
        (x, y) => {
          const tilted = snapshotOf((a, b) => 0.3 + 0.1 * a + 0.05 * b);
          expect(outputsAt(tilted, x, y)[1]).toBeCloseTo(0.3 + 0.1 * x + 0.05 * y, 5);
        },
      ),
    );
  });

  it('counts what goes to each class, and the rows on their own ground', () => {
    expect(sharesOfPlane(halves)).toEqual([0.5, 0.5]);
    expect(shareOnOwnGround(halves, points)).toBeCloseTo(2 / 3, 9);
    const view = { run: 'run 1', snapshot: halves, points, shown: whole };
    expect(planeSummary(view)).toBe(
      'run 1 at epoch 4: left on 50 %, right on 50 % of the plane; 66.7 % of the training rows lie on their own class’s ground.',
    );
    expect(planeReadout(view, 1, 0)).toBe('1.00, 0: right, 62.5 %');
  });

  it('shows at an epoch what was seen last before it, and of a part its own finer picture', () => {
    const snapshots = new SnapshotHistory();
    const run = { name: 'run 1', snapshots, epoch: 8 };
    expect(planeView(run, 3, null)).toBe(null);
    const part: Plane = { left: 0, right: 1, bottom: 0, top: 1 };
    const late = snapshotOf((x) => 0.5 - x / 8, whole, 8);
    const finer = snapshotOf((x) => x, part, 8);
    snapshots.receive([points, halves, late, finer]);
    expect(planeView(run, 5, null)?.snapshot).toBe(halves);
    expect(planeView(run, 8, null)?.snapshot).toBe(late);
    expect(planeView(run, 8, part)).toMatchObject({ snapshot: finer, shown: part });
    expect(planeView(run, 5, part)).toMatchObject({ snapshot: halves, shown: part });
    expect(planeView(run, 8, { ...part, left: 0.5 })?.snapshot).toBe(late);
  });

  it('zooms around its middle and back', () => {
    const closer = zoomedPlane(whole, 0.5);
    expect(closer).toEqual({ left: -1, right: 1, bottom: 0, top: 2 });
    expect(zoomedPlane(closer, 2)).toEqual(whole);
    expect(zoomedPlane(whole, 1, { x: 0.25, y: 0 })).toEqual({ ...whole, left: -1, right: 3 });
  });
});

describe('a raster of the plane', () => {
  const ramp = (from: number) => Uint32Array.from({ length: 10 }, (_, shade) => from + shade);
  const colours = { ramps: [ramp(100), ramp(200)], border: 1, notFinite: 2 };

  it('gives each side its class’s colour, paler where it is less sure, and draws the border', () => {
    const size = { width: 64, height: 4 };
    const pixels = planeRaster(halves, whole, size, colours, null);
    const line = [...pixels.subarray(0, 64)];
    expect(line[0]).toBe(104);
    expect(line[63]).toBe(204);
    expect(line[33]).toBe(200);
    expect(line.filter((pixel) => pixel === 1)).toHaveLength(1);
    expect([31, 32].includes(line.indexOf(1))).toBe(true);
  });

  it('marks what is not a number', () => {
    const broken = snapshotOf(() => NaN);
    const pixels = planeRaster(broken, whole, { width: 2, height: 2 }, colours, null);
    expect([...pixels]).toEqual([2, 2, 2, 2]);
  });
});
