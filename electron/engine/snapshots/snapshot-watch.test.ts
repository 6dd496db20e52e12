import { describe, expect, it } from 'vitest';
import type { SnapshotRequest } from '../../../shared/snapshots/snapshot-request';
import { SnapshotWatch } from './snapshot-watch';

const plane: SnapshotRequest = { kind: 'plane', part: null };
const predictions: SnapshotRequest = { kind: 'predictions' };
const matrix: SnapshotRequest = { kind: 'weight-matrix', layer: 'd1' };

/** Every snapshot takes so many milliseconds of a clock that stands still otherwise. */
function watching(requests: readonly SnapshotRequest[], took = 1) {
  let now = 0;
  const taken: SnapshotRequest[] = [];
  const take = (request: SnapshotRequest): void => {
    now += took;
    taken.push(request);
  };
  const clock = { now: () => now, schedule: () => () => undefined };
  const watch = new SnapshotWatch({ take }, requests, clock);
  return { watch, taken, pass: (milliseconds: number) => (now += milliseconds) };
}

describe('a watch', () => {
  it('takes what is watched four times a second at most', () => {
    const { watch, taken, pass } = watching([plane]);
    watch.begin();
    for (let call = 0; call < 1000; call += 1) {
      pass(1);
      watch.betweenCalls(false);
    }
    expect(taken.length).toBeLessThanOrEqual(5);
    expect(taken.length).toBeGreaterThanOrEqual(4);
  });

  it('takes at most a twentieth of the time, but for the first', () => {
    const took = 100;
    const { watch, taken, pass } = watching([plane], took);
    watch.begin();
    let passed = 0;
    for (; passed < 100_000; passed += 10) {
      pass(10);
      watch.betweenCalls(false);
    }
    expect(((taken.length - 2) * took) / passed).toBeLessThanOrEqual(1 / 20);
    expect((taken.length * took) / passed).toBeGreaterThan(1 / 30);
  });

  it('waits for the end of an epoch unless that is far', () => {
    const { watch, taken, pass } = watching([plane]);
    pass(300);
    watch.betweenCalls(true);
    expect(taken).toEqual([]);
    watch.betweenCalls(false);
    expect(taken).toEqual([plane]);
    pass(1100);
    watch.betweenCalls(true);
    expect(taken).toEqual([plane, plane]);
  });

  it('answers what is newly watched at once, and nothing else', () => {
    const { watch, taken } = watching([plane]);
    watch.watch([plane, matrix]);
    watch.watch([matrix]);
    expect(taken).toEqual([matrix]);
  });

  it('takes nothing where nothing is watched, and at the end what later runs are compared with', () => {
    const { watch, taken, pass } = watching([]);
    watch.begin();
    pass(10_000);
    watch.betweenCalls(false);
    expect(taken).toEqual([]);
    watch.end();
    expect(taken).toEqual([plane, predictions]);
  });
});
