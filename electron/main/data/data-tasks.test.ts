import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '../../../shared/problems/problem';
import type { Result } from '../../../shared/problems/problem';
import { startingExample } from '../../../shared/experiment/starting-example';
import type { DataAnswer, DataProgress, DataRequest, RowsRequest } from './data-messages';
import { DataTasks } from './data-tasks';
import type { DataProcessListeners } from './data-tasks';

class FakeProcess {
  readonly requests: DataRequest[] = [];
  ended = false;

  constructor(readonly listeners: DataProcessListeners) {}

  send = (request: DataRequest): void => void this.requests.push(request);
  end = (): void => {
    this.ended = true;
  };

  seeds(): readonly number[] {
    return this.requests.flatMap((asked) => (asked.kind === 'summarize' ? [asked.seed] : []));
  }

  kinds(): readonly string[] {
    return this.requests.map(({ kind }) => kind);
  }

  /** The answer is told from others by its code alone. */
  answers(code: string): void {
    const to = this.requests[this.requests.length - 1]?.kind ?? 'summarize';
    const answer: DataAnswer = { to, result: fail({ code, message: code }) };
    this.listeners.onMessage({ kind: 'answer', answer });
  }
}

function request(seed: number): RowsRequest {
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

async function codeOf(result: Promise<Result<unknown>>): Promise<string> {
  const settled = await result;
  return settled.ok ? 'ok' : settled.problems[0].code;
}

describe('DataTasks', () => {
  let processes: FakeProcess[];
  let tasks: DataTasks;
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
    tasks = new DataTasks(
      (listeners) => {
        const started = new FakeProcess(listeners);
        processes.push(started);
        return started;
      },
      (progress) => told.push(progress),
      { supersededMs: 500, preflightMs: 10_000, idleMs: 20_000 },
    );
  });

  afterEach(() => {
    tasks.end();
    vi.useRealTimers();
  });

  it('answers what the process answers, and uses it again', async () => {
    const first = tasks.summarize(request(1));
    process(0).answers('first');
    const second = tasks.summarize(request(2));
    process(0).answers('second');
    expect(await codeOf(first)).toBe('first');
    expect(await codeOf(second)).toBe('second');
    expect(processes).toHaveLength(1);
  });

  it('makes one summary at a time and then only the newest of those asked for meanwhile', async () => {
    const results = [1, 2, 3, 4].map((seed) => tasks.summarize(request(seed)));
    expect(process(0).seeds()).toEqual([1]);
    process(0).answers('first');
    expect(process(0).seeds()).toEqual([1, 4]);
    process(0).answers('last');
    expect(await Promise.all(results.map(codeOf))).toEqual([
      'first',
      'data-superseded',
      'data-superseded',
      'last',
    ]);
  });

  it('ends a summary that keeps a newer one waiting too long', async () => {
    const slow = tasks.summarize(request(1));
    vi.advanceTimersByTime(300);
    const newer = tasks.summarize(request(2));
    vi.advanceTimersByTime(199);
    expect(process(0).ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(process(0).ended).toBe(true);
    expect(await codeOf(slow)).toBe('data-superseded');
    process(1).answers('newer');
    expect(await codeOf(newer)).toBe('newer');
  });

  it('lets a slow summary take its time while nobody waits', async () => {
    const slow = tasks.summarize(request(1));
    vi.advanceTimersByTime(3_600_000);
    process(0).answers('slow');
    expect(await codeOf(slow)).toBe('slow');
  });

  it('hears nothing of a process that it ended', async () => {
    void tasks.summarize(request(1));
    vi.advanceTimersByTime(1000);
    const newer = tasks.summarize(request(2));
    vi.advanceTimersByTime(0);
    process(0).answers('too late');
    process(0).listeners.onEnd();
    process(1).answers('newer');
    expect(await codeOf(newer)).toBe('newer');
  });

  it('says so when the process ends by itself, and goes on with what waits', async () => {
    const first = tasks.summarize(request(1));
    const second = tasks.summarize(request(2));
    process(0).listeners.onEnd();
    expect(await codeOf(first)).toBe('data-process-ended');
    process(1).answers('second');
    expect(await codeOf(second)).toBe('second');
  });

  it('ends a process that has had nothing to do for a while', async () => {
    void tasks.summarize(request(1));
    process(0).answers('first');
    vi.advanceTimersByTime(20_000);
    expect(process(0).ended).toBe(true);
    void tasks.summarize(request(2));
    expect(process(1).requests).toHaveLength(1);
  });

  it('tells how far it is, but not of what it has given up', () => {
    const half: DataProgress = { stage: 'reading', share: 0.5 };
    void tasks.summarize(request(1));
    process(0).listeners.onMessage({ kind: 'progress', progress: half });
    tasks.end();
    process(0).listeners.onMessage({ kind: 'progress', progress: half });
    expect(told).toEqual([half]);
  });

  it('works again after it was cancelled', async () => {
    void tasks.summarize(request(1));
    tasks.end();
    const second = tasks.summarize(request(2));
    process(1).answers('second');
    expect(await codeOf(second)).toBe('second');
  });

  it('leaves no process behind at the end', async () => {
    const running = tasks.summarize(request(1));
    const waiting = tasks.summarize(request(2));
    tasks.end();
    expect(process(0).ended).toBe(true);
    expect(await codeOf(running)).toBe('data-loading-cancelled');
    expect(await codeOf(waiting)).toBe('data-loading-cancelled');
    expect(vi.getTimerCount()).toBe(0);
  });

  describe('predictions', () => {
    const prediction = { experiment: startingExample, folder: '/home/ada' };

    it('wait for the summary of the rows that they are made from', async () => {
      const first = tasks.preflight(prediction);
      const second = tasks.preflight(prediction);
      const summary = tasks.summarize(request(1));
      process(0).answers('first');
      process(0).answers('summary');
      process(0).answers('second');
      expect(process(0).kinds()).toEqual(['preflight', 'summarize', 'preflight']);
      expect(await Promise.all([first, summary, second].map(codeOf))).toEqual([
        'first',
        'summary',
        'second',
      ]);
    });

    it('never end a summary, however long it takes', async () => {
      const summary = tasks.summarize(request(1));
      void tasks.preflight(prediction);
      vi.advanceTimersByTime(3_600_000);
      process(0).answers('summary');
      expect(await codeOf(summary)).toBe('summary');
    });

    it('are superseded by newer ones', async () => {
      const slow = tasks.preflight(prediction);
      const between = tasks.preflight(prediction);
      const newest = tasks.preflight(prediction);
      expect(await codeOf(between)).toBe('data-superseded');
      vi.advanceTimersByTime(500);
      expect(process(0).ended).toBe(true);
      expect(await codeOf(slow)).toBe('data-superseded');
      process(1).answers('newest');
      expect(await codeOf(newest)).toBe('newest');
    });

    it('are given up after ten seconds', async () => {
      const endless = tasks.preflight(prediction);
      vi.advanceTimersByTime(9999);
      expect(process(0).ended).toBe(false);
      vi.advanceTimersByTime(1);
      expect(process(0).ended).toBe(true);
      expect(await codeOf(endless)).toBe('preflight-too-long');
    });
  });
});
