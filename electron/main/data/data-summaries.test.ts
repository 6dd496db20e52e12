import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '../../../shared/problems/problem';
import type { DataAnswer, DataProgress, DataRequest } from './data-messages';
import { DataSummaries } from './data-summaries';
import type { DataProcessListeners } from './data-summaries';

class FakeProcess {
  readonly requests: DataRequest[] = [];
  ended = false;

  constructor(readonly listeners: DataProcessListeners) {}

  send = (request: DataRequest): void => void this.requests.push(request);
  end = (): void => {
    this.ended = true;
  };

  /** The answer is told from others by its code alone. */
  answers(code: string): void {
    const answer = fail({ code, message: code });
    this.listeners.onMessage({ kind: 'answer', answer });
  }
}

function request(seed: number): DataRequest {
  return {
    data: {
      source: 'iris',
      validation: 0.2,
      missing: 'refuse',
      standardize: true,
      standardizeTarget: false,
    },
    folder: '/home/ada',
    seed,
  };
}

async function codeOf(result: Promise<DataAnswer>): Promise<string> {
  const settled = await result;
  return settled.ok ? 'ok' : settled.problems[0].code;
}

describe('DataSummaries', () => {
  let processes: FakeProcess[];
  let summaries: DataSummaries;
  let told: DataProgress[];
  const process = (index: number): FakeProcess => {
    const found = processes[index];
    if (!found) throw new Error(`Process ${index} was not started.`);
    return found;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    processes = [];
    told = [];
    summaries = new DataSummaries(
      (listeners) => {
        const started = new FakeProcess(listeners);
        processes.push(started);
        return started;
      },
      (progress) => told.push(progress),
      { supersededMs: 500, idleMs: 20_000 },
    );
  });

  afterEach(() => {
    summaries.end();
    vi.useRealTimers();
  });

  it('answers what the process answers, and uses it again', async () => {
    const first = summaries.summarize(request(1));
    process(0).answers('first');
    const second = summaries.summarize(request(2));
    process(0).answers('second');
    expect(await codeOf(first)).toBe('first');
    expect(await codeOf(second)).toBe('second');
    expect(processes).toHaveLength(1);
  });

  it('makes one summary at a time and then only the newest of those asked for meanwhile', async () => {
    const results = [1, 2, 3, 4].map((seed) => summaries.summarize(request(seed)));
    expect(process(0).requests.map(({ seed }) => seed)).toEqual([1]);
    process(0).answers('first');
    expect(process(0).requests.map(({ seed }) => seed)).toEqual([1, 4]);
    process(0).answers('last');
    expect(await Promise.all(results.map(codeOf))).toEqual([
      'first',
      'data-superseded',
      'data-superseded',
      'last',
    ]);
  });

  it('ends a summary that keeps a newer one waiting too long', async () => {
    const slow = summaries.summarize(request(1));
    vi.advanceTimersByTime(300);
    const newer = summaries.summarize(request(2));
    vi.advanceTimersByTime(199);
    expect(process(0).ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(process(0).ended).toBe(true);
    expect(await codeOf(slow)).toBe('data-superseded');
    process(1).answers('newer');
    expect(await codeOf(newer)).toBe('newer');
  });

  it('lets a slow summary take its time while nobody waits', async () => {
    const slow = summaries.summarize(request(1));
    vi.advanceTimersByTime(3_600_000);
    process(0).answers('slow');
    expect(await codeOf(slow)).toBe('slow');
  });

  it('hears nothing of a process that it ended', async () => {
    void summaries.summarize(request(1));
    vi.advanceTimersByTime(1000);
    const newer = summaries.summarize(request(2));
    vi.advanceTimersByTime(0);
    process(0).answers('too late');
    process(0).listeners.onEnd();
    process(1).answers('newer');
    expect(await codeOf(newer)).toBe('newer');
  });

  it('says so when the process ends by itself, and goes on with what waits', async () => {
    const first = summaries.summarize(request(1));
    const second = summaries.summarize(request(2));
    process(0).listeners.onEnd();
    expect(await codeOf(first)).toBe('data-process-ended');
    process(1).answers('second');
    expect(await codeOf(second)).toBe('second');
  });

  it('ends a process that has had nothing to do for a while', async () => {
    void summaries.summarize(request(1));
    process(0).answers('first');
    vi.advanceTimersByTime(20_000);
    expect(process(0).ended).toBe(true);
    void summaries.summarize(request(2));
    expect(process(1).requests).toHaveLength(1);
  });

  it('tells how far it is, but not of what it has given up', () => {
    const half: DataProgress = { stage: 'reading', share: 0.5 };
    void summaries.summarize(request(1));
    process(0).listeners.onMessage({ kind: 'progress', progress: half });
    summaries.end();
    process(0).listeners.onMessage({ kind: 'progress', progress: half });
    expect(told).toEqual([half]);
  });

  it('works again after it was cancelled', async () => {
    void summaries.summarize(request(1));
    summaries.end();
    const second = summaries.summarize(request(2));
    process(1).answers('second');
    expect(await codeOf(second)).toBe('second');
  });

  it('leaves no process behind at the end', async () => {
    const running = summaries.summarize(request(1));
    const waiting = summaries.summarize(request(2));
    summaries.end();
    expect(process(0).ended).toBe(true);
    expect(await codeOf(running)).toBe('data-loading-cancelled');
    expect(await codeOf(waiting)).toBe('data-loading-cancelled');
    expect(vi.getTimerCount()).toBe(0);
  });
});
