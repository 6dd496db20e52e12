import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../../../shared/signals/run-report';
import type { Snapshot } from '../../../shared/snapshots/snapshot';
import { messageInterval } from './message-pace';
import { RunEventBatches } from './run-event-batches';
import type { RunEventBatch } from './run-event-batches';

function epoch(number: number): RunEvent {
  return { kind: 'phase', phase: 'training', detail: `epoch ${number}` };
}

describe('RunEventBatches', () => {
  let sent: { readonly at: number; readonly batch: RunEventBatch }[];
  let batches: RunEventBatches;

  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    batches = new RunEventBatches((batch) => sent.push({ at: performance.now(), batch }));
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('sends the first event at once', () => {
    batches.add('run-1', epoch(1));
    vi.advanceTimersByTime(0);
    expect(sent.map(({ batch }) => batch)).toEqual([
      { run: 'run-1', events: [epoch(1)], snapshots: [] },
    ]);
  });

  it('sends events that come by the millisecond at most 20 times in any second, all of them, in order', () => {
    const events = Array.from({ length: 3000 }, (_, index) => epoch(index));
    for (const event of events) {
      batches.add('run-1', event);
      vi.advanceTimersByTime(1);
    }
    vi.runAllTimers();
    expect(sent.flatMap(({ batch }) => batch.events)).toEqual(events);
    for (const { at: from } of sent) {
      const inOneSecond = sent.filter(({ at }) => at >= from && at <= from + 1000);
      expect(inOneSecond.length).toBeLessThanOrEqual(20);
    }
  });

  it('keeps the events of two runs apart, in order, and still apart in time', () => {
    batches.add('run-1', epoch(1));
    batches.add('run-1', epoch(2));
    batches.add('run-2', epoch(1));
    batches.add('run-1', epoch(3));
    vi.runAllTimers();
    expect(sent.map(({ batch }) => batch)).toEqual([
      { run: 'run-1', events: [epoch(1), epoch(2)], snapshots: [] },
      { run: 'run-2', events: [epoch(1)], snapshots: [] },
      { run: 'run-1', events: [epoch(3)], snapshots: [] },
    ]);
    expect(sent.map(({ at }) => at - (sent[0]?.at ?? 0))).toEqual([
      0,
      messageInterval,
      2 * messageInterval,
    ]);
  });

  it('sends the newest of the snapshots that show the same thing, with the events', () => {
    const matrix = (layer: string, at: number): Snapshot => ({
      kind: 'weight-matrix',
      epoch: at,
      layer,
      inputs: 1,
      units: 1,
      rows: 1,
      columns: 1,
      values: Float32Array.of(at),
      places: null,
    });
    batches.addSnapshot('run-1', matrix('d1', 1));
    vi.advanceTimersByTime(0);
    batches.addSnapshot('run-1', matrix('d1', 2));
    batches.add('run-1', epoch(3));
    batches.addSnapshot('run-1', matrix('d1', 3));
    batches.addSnapshot('run-1', matrix('d2', 3));
    vi.runAllTimers();
    expect(sent.map(({ batch }) => batch)).toEqual([
      { run: 'run-1', events: [], snapshots: [matrix('d1', 1)] },
      { run: 'run-1', events: [epoch(3)], snapshots: [matrix('d1', 3), matrix('d2', 3)] },
    ]);
    expect(sent.map(({ at }) => at - (sent[0]?.at ?? 0))).toEqual([0, messageInterval]);
  });

  it('waits for nothing after a pause', () => {
    batches.add('run-1', epoch(1));
    vi.advanceTimersByTime(1000);
    batches.add('run-1', epoch(2));
    vi.advanceTimersByTime(0);
    expect(sent).toHaveLength(2);
  });

  it('leaves no timer behind', () => {
    batches.add('run-1', epoch(1));
    vi.runAllTimers();
    expect(vi.getTimerCount()).toBe(0);
  });
});
