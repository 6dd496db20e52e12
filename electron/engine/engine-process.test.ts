import { fork } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import type { EngineCommand } from '../../shared/messages/engine-messages';
import type { RunEvent } from '../../shared/signals/run-report';
import { buildPrograms } from '../testing/built-programs';
import type { BuiltPrograms } from '../testing/built-programs';
import type { EngineChild } from './supervision/engine-child';
import { EngineSupervisor } from './supervision/engine-supervisor';
import { forkNodeEngine } from './supervision/fork-node-engine';

let programs: BuiltPrograms;

beforeAll(async () => {
  programs = await buildPrograms();
}, 300_000);

afterAll(() => programs.remove());

const experiment = {
  ...startingExample,
  remedies: { ...startingExample.remedies, depth: 1 },
  training: { ...startingExample.training, epochs: 2 },
};

function start(run: string, epochs = 2): EngineCommand {
  const training = { ...experiment.training, epochs };
  return {
    kind: 'start',
    run,
    options: {
      experiment: { ...experiment, training },
      folder: '/',
      engine: 'reference',
      device: 'automatic',
      traces: null,
    },
  };
}

/** A supervised engine whose events can be waited for. */
function supervised() {
  const children: EngineChild[] = [];
  const listeners = new Set<(run: string, event: RunEvent) => void>();
  const supervisor = new EngineSupervisor({
    fork: (engineListeners) => {
      const child = forkNodeEngine(programs.engine)(engineListeners, null);
      children.push(child);
      return child;
    },
    onRunEvent: (run, event) => {
      for (const listener of [...listeners]) listener(run, event);
    },
  });
  const next = (run: string, kind: RunEvent['kind']): Promise<RunEvent> =>
    new Promise((resolve) => {
      const listener = (from: string, event: RunEvent): void => {
        if (from !== run || event.kind !== kind) return;
        listeners.delete(listener);
        resolve(event);
      };
      listeners.add(listener);
    });
  return { supervisor, children, next };
}

describe('the engine process', () => {
  it('trains a run, then goes on with it, then trains another', async () => {
    const { supervisor, next } = supervised();
    try {
      const first = next('r1', 'ended');
      supervisor.send(start('r1'));
      expect(await first).toMatchObject({ totals: { outcome: 'finished', epochs: 2 } });
      const continued = next('r1', 'ended');
      supervisor.send({ kind: 'continue', run: 'r1', epochs: 3 });
      expect(await continued).toMatchObject({ totals: { epochs: 5 } });
      const second = next('r2', 'ended');
      supervisor.send(start('r2'));
      expect(await second).toMatchObject({ totals: { epochs: 2 } });
      const lost = next('r1', 'failed');
      supervisor.send({ kind: 'continue', run: 'r1', epochs: 1 });
      expect(await lost).toMatchObject({ problem: { code: 'no-run-to-continue' } });
    } finally {
      supervisor.dispose();
    }
  });

  it('may be killed: the run fails in words and the next one trains', async () => {
    const { supervisor, children, next } = supervised();
    try {
      const underWay = next('r1', 'epoch');
      const failed = next('r1', 'failed');
      supervisor.send(start('r1', 100_000));
      await underWay;
      children[0]?.kill();
      expect(await failed).toMatchObject({ problem: { code: 'engine-ended' } });
      const ended = next('r2', 'ended');
      supervisor.send(start('r2'));
      expect(await ended).toMatchObject({ totals: { outcome: 'finished' } });
      expect(children).toHaveLength(2);
    } finally {
      supervisor.dispose();
    }
  });

  it('stops a run within it and keeps its weights', async () => {
    const { supervisor, next } = supervised();
    try {
      const underWay = next('r1', 'epoch');
      const ended = next('r1', 'ended');
      supervisor.send(start('r1', 100_000));
      await underWay;
      supervisor.send({ kind: 'stop' });
      expect(await ended).toMatchObject({ totals: { outcome: 'stopped' } });
      const weights = await supervisor.readWeights('r1');
      expect(weights?.map(({ name }) => name)).toContain('output/kernel');
    } finally {
      supervisor.dispose();
    }
  });

  it('ends when its parent is gone', async () => {
    const child = fork(programs.engine, [], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await new Promise((resolve) => child.once('message', resolve));
    child.disconnect();
    await ended;
  });
});
