import { describe, expect, it } from 'vitest';
import type { EngineCommand, EngineMessage } from '../../../shared/messages/engine-messages';
import type { RunEvent } from '../../../shared/signals/run-report';
import type { Clock } from '../clock';
import { EngineSupervisor } from './engine-supervisor';
import { anyRun, forkFakeEngines } from './testing/fake-engines';
import type { FakeEngine } from './testing/fake-engines';

const start: EngineCommand = { kind: 'start', run: 'r1', options: anyRun };
const ready: EngineMessage = {
  kind: 'ready',
  tensorflow: '2.21.0',
  devices: [],
  missingGpu: null,
};
const ended: EngineMessage = {
  kind: 'run',
  run: 'r1',
  event: {
    kind: 'ended',
    totals: { outcome: 'stopped', epochs: 0, steps: 0, msPerStep: null, msPerMeasurement: null },
  },
};

function supervised() {
  const engines: FakeEngine[] = [];
  const events: (readonly [string, RunEvent])[] = [];
  const deadlines = new Set<() => void>();
  const clock: Clock = {
    now: () => 0,
    schedule: (_, callback) => {
      deadlines.add(callback);
      return () => deadlines.delete(callback);
    },
  };
  const supervisor = new EngineSupervisor({
    fork: forkFakeEngines(engines),
    onRunEvent: (run, event) => events.push([run, event]),
    clock,
  });
  return { supervisor, engines, events, deadlines };
}

describe('a supervisor', () => {
  it('starts no engine before one is needed, and one for many runs', () => {
    const { supervisor, engines } = supervised();
    supervisor.send({ kind: 'pause' });
    expect(engines).toHaveLength(0);
    supervisor.send(start);
    engines[0]?.onMessage(ended);
    supervisor.send({ ...start, run: 'r2' });
    expect(engines).toHaveLength(1);
    expect(engines[0]?.received.map(({ kind }) => kind)).toEqual(['start', 'start']);
  });

  it.each([
    [{ code: null, signal: 'SIGSEGV' }, 'crashed in native code'],
    [{ code: null, signal: 'SIGKILL' }, 'memory ran out'],
    [{ code: 3, signal: null }, 'code 3'],
  ])(
    'turns the end of the process %j into a failed run, and the next start into a new engine',
    (end, words) => {
      const { supervisor, engines, events } = supervised();
      supervisor.send(start);
      engines[0]?.onMessage(ready);
      engines[0]?.onExit(end);
      expect(events).toHaveLength(1);
      const [run, event] = events[0] ?? [];
      expect(run).toBe('r1');
      expect(event?.kind === 'failed' && event.problem.message).toContain(words);
      supervisor.send({ ...start, run: 'r2' });
      expect(engines[1]?.received).toHaveLength(1);
    },
  );

  it('lets another engine take over without TensorFlow from one that died loading it', () => {
    const { supervisor, engines, events } = supervised();
    supervisor.send(start);
    engines[0]?.onExit({ code: null, signal: 'SIGILL', lastWords: 'Check failed: no AVX' });
    expect(events).toEqual([]);
    expect(engines[1]?.received).toEqual([start]);
    expect(engines[1]?.withoutTensorFlow).toMatch(/SIGILL.*Check failed: no AVX/);
    engines[1]?.onExit({ code: null, signal: 'SIGILL' });
    expect(events[0]?.[1]).toMatchObject({ kind: 'failed', problem: { code: 'engine-ended' } });
    expect(engines).toHaveLength(2);
  });

  it('says that memory ran out where the last words of the engine tell it', () => {
    const { supervisor, engines, events } = supervised();
    supervisor.send(start);
    engines[0]?.onMessage(ready);
    engines[0]?.onExit({ code: null, signal: 'SIGABRT', lastWords: 'what():  std::bad_alloc' });
    expect(events[0]?.[1]).toMatchObject({ kind: 'failed', problem: { code: 'out-of-memory' } });
  });

  it('says nothing of an engine that ends between runs', () => {
    const { supervisor, engines, events } = supervised();
    supervisor.send(start);
    engines[0]?.onMessage(ended);
    engines[0]?.onExit({ code: 1, signal: null });
    expect(events.map(([, event]) => event.kind)).toEqual(['ended']);
  });

  it('ends an engine that does not answer a stop, and says so', () => {
    const { supervisor, engines, events, deadlines } = supervised();
    supervisor.send(start);
    supervisor.send({ kind: 'stop' });
    for (const passed of [...deadlines]) passed();
    expect(engines[0]?.killed).toBe(true);
    expect(events[0]?.[1]).toMatchObject({ kind: 'failed', problem: { code: 'engine-stuck' } });
    engines[0]?.onExit({ code: null, signal: 'SIGKILL' });
    expect(events).toHaveLength(1);
  });

  it('lets an engine live that answers a stop in time', () => {
    const { supervisor, engines, deadlines } = supervised();
    supervisor.send(start);
    supervisor.send({ kind: 'stop' });
    engines[0]?.onMessage(ended);
    expect(deadlines.size).toBe(0);
    expect(engines[0]?.killed).toBe(false);
  });

  it('tells the pace to every new engine', () => {
    const { supervisor, engines } = supervised();
    supervisor.send({ kind: 'pace', epochsPerSecond: 4 });
    supervisor.send(start);
    engines[0]?.onExit({ code: 1, signal: null });
    supervisor.send(start);
    for (const { received } of engines) {
      expect(received[0]).toEqual({ kind: 'pace', epochsPerSecond: 4 });
    }
  });

  it('answers a wait for weights with null when the engine dies', async () => {
    const { supervisor, engines } = supervised();
    supervisor.send(start);
    const weights = supervisor.readWeights('r1');
    engines[0]?.onExit({ code: 1, signal: null });
    expect(await weights).toBe(null);
  });

  it('kills the engine when it is disposed, and tells its runs nothing any more', () => {
    const { supervisor, engines, events } = supervised();
    supervisor.send(start);
    supervisor.dispose();
    engines[0]?.onExit({ code: null, signal: 'SIGKILL' });
    expect(engines[0]?.killed).toBe(true);
    expect(events).toHaveLength(0);
  });
});
