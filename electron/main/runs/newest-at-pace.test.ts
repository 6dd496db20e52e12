import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MessagePace } from './message-pace';
import { newestAtPace } from './newest-at-pace';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells the first at once, then the newest, and the last in any case', () => {
  const told: number[] = [];
  const tell = newestAtPace<number>(new MessagePace(), (news) => told.push(news));
  for (let news = 0; news < 1000; news += 1) {
    tell(news);
    vi.advanceTimersByTime(1);
  }
  vi.runAllTimers();
  expect([told[0], told.at(-1)]).toEqual([0, 999]);
  expect(told.length).toBeLessThanOrEqual(20);
});
