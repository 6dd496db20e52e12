import { describe, expect, it } from 'vitest';
import type { PlaneSnapshot } from '../../shared/snapshots/snapshot';
import { SnapshotHistory, snapshotAt } from './snapshot-history.svelte';

function plane(epoch: number, isPart = false): PlaneSnapshot {
  const rectangle = { left: 0, right: 1, bottom: 0, top: 1 };
  const values = Float32Array.of(epoch);
  return { kind: 'plane', epoch, plane: rectangle, isPart, outputs: 1, values };
}

describe('the history of snapshots', () => {
  it('keeps the first and the last, and few between, however long a run is', () => {
    const history = new SnapshotHistory();
    for (let epoch = 0; epoch <= 10_000; epoch += 1) history.receive([plane(epoch)]);
    const epochs = history.planes.map(({ epoch }) => epoch);
    expect([epochs[0], epochs.at(-1)]).toEqual([0, 10_000]);
    expect(epochs.length).toBeLessThanOrEqual(50);
    expect(epochs.length).toBeGreaterThan(20);
    expect([...epochs].sort((a, b) => a - b)).toEqual(epochs);
  });

  it('takes a snapshot of an epoch that is known already in its place', () => {
    const history = new SnapshotHistory();
    const again = plane(1);
    history.receive([plane(0), plane(1), plane(2), again]);
    expect(history.planes.map(({ epoch }) => epoch)).toEqual([0, 1]);
    expect(history.planes[1]).toBe(again);
  });

  it('keeps of a part only the newest', () => {
    const history = new SnapshotHistory();
    history.receive([plane(1), plane(1, true)]);
    history.receive([plane(2, true)]);
    expect(history.planePart?.epoch).toBe(2);
    expect(history.planes).toHaveLength(1);
  });

  it('finds the last one at or before an epoch, else the first one', () => {
    const taken = [plane(2), plane(5), plane(9)];
    expect([0, 2, 4, 5, 100].map((epoch) => snapshotAt(taken, epoch)?.epoch)).toEqual([
      2, 2, 2, 5, 9,
    ]);
    expect(snapshotAt([], 3)).toBe(null);
  });
});
