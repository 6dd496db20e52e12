import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GridNews } from '../../../shared/messages/grid-news';
import { GridNewsBatches } from './grid-news-batches';
import type { GridNewsBatch } from './grid-news-batches';
import { MessagePace } from './message-pace';
import { RunEventBatches } from './run-event-batches';

function losses(place: number, from: number, ...values: readonly number[]): GridNews {
  return { kind: 'losses', place, from, losses: values };
}

describe('GridNewsBatches', () => {
  let pace: MessagePace;
  let sent: GridNewsBatch[];
  let batches: GridNewsBatches;

  beforeEach(() => {
    vi.useFakeTimers();
    pace = new MessagePace();
    sent = [];
    batches = new GridNewsBatches((batch) => sent.push(batch), pace);
    batches.begin(7);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('sends the news of all runs in one message, losses that follow each other as one', () => {
    batches.add({ kind: 'begun', place: 0, run: 'a' });
    batches.add(losses(0, 1, 0.7));
    batches.add(losses(1, 4, 0.3));
    batches.add(losses(0, 2, 0.6));
    batches.add({ kind: 'dropped', place: 2 });
    vi.runAllTimers();
    expect(sent).toEqual([
      {
        grid: 7,
        news: [
          { kind: 'begun', place: 0, run: 'a' },
          losses(0, 1, 0.7, 0.6),
          losses(1, 4, 0.3),
          { kind: 'dropped', place: 2 },
        ],
      },
    ]);
  });

  it('drops what waits of a grid when another begins', () => {
    batches.add(losses(0, 1, 0.7));
    batches.begin(8);
    batches.add(losses(0, 1, 0.5));
    vi.runAllTimers();
    expect(sent).toEqual([{ grid: 8, news: [losses(0, 1, 0.5)] }]);
  });

  it('keeps to 20 messages in any second together with the events of the window’s run', () => {
    const times: number[] = [];
    const note = () => times.push(performance.now());
    const runs = new RunEventBatches(note, pace);
    const grid = new GridNewsBatches(note, pace);
    for (let millisecond = 0; millisecond < 3000; millisecond += 1) {
      runs.add('run', { kind: 'phase', phase: 'training' });
      grid.add(losses(0, millisecond, 0.5));
      vi.advanceTimersByTime(1);
    }
    vi.runAllTimers();
    const inTheSecondFrom = (from: number) =>
      times.filter((at) => at >= from && at <= from + 1000).length;
    expect(Math.max(...times.map(inTheSecondFrom))).toBeLessThanOrEqual(20);
    // The window is kept as up to date as that allows.
    expect(inTheSecondFrom(times[0] ?? NaN)).toBeGreaterThanOrEqual(18);
  });
});
