import { describe, expect, it } from 'vitest';
import type { EngineEquipment, EngineMessage } from '../../../shared/messages/engine-messages';
import type { RunEvent } from '../../../shared/signals/run-report';
import { anyRun, forkFakeEngines } from '../supervision/testing/fake-engines';
import type { FakeEngine } from '../supervision/testing/fake-engines';
import { RunPool } from './run-pool';
import type { PooledRun } from './run-pool';

function runs(...names: readonly string[]): readonly PooledRun[] {
  return names.map((run) => ({ run, shape: run.charAt(0), options: anyRun }));
}

const withoutGpu: EngineEquipment = { tensorflow: '2.21.0', devices: [], missingGpu: 'none' };

function pooled({ engines = 2, weights = false } = {}) {
  const forked: FakeEngine[] = [];
  const events: (readonly [string, RunEvent['kind']])[] = [];
  const pool = new RunPool({
    fork: forkFakeEngines(forked),
    engines,
    onEvent: (run, event) => events.push([run, event.kind]),
    ...(weights ? { onWeights: (run) => events.push([`weights of ${run}`, 'phase']) } : {}),
  });
  const engine = (index: number): FakeEngine => {
    const found = forked[index];
    if (found === undefined) throw new Error(`There is no engine ${index}.`);
    return found;
  };
  const ready = (index: number, equipment = withoutGpu): void =>
    engine(index).onMessage({ kind: 'ready', ...equipment });
  const end = (index: number, run: string): void => engine(index).onMessage(ended(run));
  const begun = (index: number): readonly string[] =>
    engine(index).received.flatMap((command) => (command.kind === 'start' ? command.run : []));
  return { pool, forked, events, engine, ready, end, begun };
}

function ended(run: string): EngineMessage {
  const totals = { epochs: 1, steps: 1, msPerStep: null, msPerMeasurement: null };
  return { kind: 'run', run, event: { kind: 'ended', totals: { outcome: 'finished', ...totals } } };
}

describe('a pool', () => {
  it('trains one run on each engine, those of a shape one after the other on one of them', () => {
    const { pool, ready, end, begun, forked } = pooled();
    pool.add(runs('a1', 'a2', 'b1', 'b2'));
    ready(0);
    expect([begun(0), begun(1)]).toEqual([['a1'], ['b1']]);
    end(1, 'b1');
    end(0, 'a1');
    expect([begun(0), begun(1)]).toEqual([
      ['a1', 'a2'],
      ['b1', 'b2'],
    ]);
    expect(forked).toHaveLength(2);
  });

  it('keeps to one engine where it trains on a GPU', () => {
    const { pool, ready, forked } = pooled();
    pool.add(runs('a1', 'b1'));
    ready(0, { ...withoutGpu, missingGpu: null });
    expect(forked).toHaveLength(1);
  });

  it('loses one run with a dead engine, and trains the rest on a new one', () => {
    const { pool, ready, engine, events, begun, forked } = pooled({ engines: 1 });
    pool.add(runs('a1', 'a2'));
    ready(0);
    engine(0).onExit({ code: null, signal: 'SIGKILL' });
    expect(events).toEqual([['a1', 'failed']]);
    expect(forked).toHaveLength(2);
    expect(begun(1)).toEqual(['a2']);
  });

  it('stops one run that is waiting or in progress, and leaves the others alone', () => {
    const { pool, ready, engine, events } = pooled({ engines: 1 });
    pool.add(runs('a1', 'a2', 'a3'));
    ready(0);
    pool.stop('a2');
    expect(events).toEqual([['a2', 'ended']]);
    expect(engine(0).received.map(({ kind }) => kind)).toEqual(['start']);
    pool.stop('a1');
    expect(engine(0).received.map(({ kind }) => kind)).toEqual(['start', 'stop']);
    expect(events).toHaveLength(1);
  });

  it('stops all: those in progress by their engines, those that wait at once', () => {
    const { pool, ready, engine, events, end, begun } = pooled();
    pool.add(runs('a1', 'b1', 'b2'));
    ready(0);
    pool.stopAll();
    for (const index of [0, 1]) expect(engine(index).received.at(-1)).toEqual({ kind: 'stop' });
    end(0, 'a1');
    end(1, 'b1');
    expect(begun(1)).toEqual(['b1']);
    expect(events).toEqual([
      ['b2', 'ended'],
      ['a1', 'ended'],
      ['b1', 'ended'],
    ]);
  });

  it('reads the weights of a run before its engine goes on to the next', async () => {
    const { pool, ready, end, engine, events, begun } = pooled({ engines: 1, weights: true });
    pool.add(runs('a1', 'a2'));
    ready(0);
    end(0, 'a1');
    expect(begun(0)).toEqual(['a1']);
    engine(0).onMessage({ kind: 'weights', run: 'a1', weights: [] });
    await new Promise(setImmediate);
    expect(events).toEqual([
      ['weights of a1', 'phase'],
      ['a1', 'ended'],
    ]);
    expect(begun(0)).toEqual(['a1', 'a2']);
  });

  it('ends its engines when it is disposed', () => {
    const { pool, ready, engine } = pooled();
    pool.add(runs('a1', 'b1'));
    ready(0);
    pool.dispose();
    expect([engine(0).killed, engine(1).killed]).toEqual([true, true]);
  });
});
