import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EngineMessage } from '../../shared/messages/engine-messages';
import type { Clock } from '../engine/clock';
import type { EngineEnd } from '../engine/supervision/engine-child';
import { forkFakeEngines } from '../engine/supervision/testing/fake-engines';
import type { FakeEngine } from '../engine/supervision/testing/fake-engines';
import { forkWithPack } from './fork-with-pack';
import { readPackEnvironment, tellEnginesOfPack } from './pack-environment';

const ready: EngineMessage = { kind: 'ready', tensorflow: '2', devices: [], missingGpu: null };
const crash: EngineEnd = { code: null, signal: 'SIGSEGV' };
const pause = { kind: 'pause' } as const;
const stop = { kind: 'stop' } as const;

let pack = '';
let environment: NodeJS.ProcessEnv = {};
let engines: FakeEngine[] = [];
let heard: EngineMessage[] = [];
let ends: EngineEnd[] = [];
let deadlines: (() => void)[] = [];

const clock: Clock = {
  now: () => 0,
  schedule: (_milliseconds, callback) => {
    deadlines.push(callback);
    return () => {
      deadlines = deadlines.filter((one) => one !== callback);
    };
  },
};

beforeEach(() => {
  pack = mkdtempSync(join(tmpdir(), 'gradient-lab-pack-'));
  environment = {};
  tellEnginesOfPack(pack, environment);
  [engines, heard, ends, deadlines] = [[], [], [], []];
});

afterEach(() => rmSync(pack, { recursive: true, force: true }));

function start(withoutTensorFlow: string | null = null) {
  const listeners = {
    onMessage: (message: EngineMessage) => void heard.push(message),
    onExit: (end: EngineEnd) => void ends.push(end),
  };
  return forkWithPack(forkFakeEngines(engines), { environment, clock })(
    listeners,
    withoutTensorFlow,
  );
}

function engine(index: number): FakeEngine {
  const found = engines[index];
  if (found === undefined) throw new Error(`Engine ${index} was not started.`);
  return found;
}

const failure = () => readPackEnvironment(environment).failure;

it('an engine that dies of the pack is replaced by one without it, which gets its commands', () => {
  const child = start();
  child.send(pause);
  engine(0).onExit(crash);
  child.send(stop);
  expect(failure()).toContain('SIGSEGV');
  expect(engine(1).received).toEqual([pause, stop]);
  engine(1).onMessage(ready);
  expect(heard).toEqual([ready]);
  expect(ends).toEqual([]);
});

it('an engine that hangs while it loads the pack is replaced and ended', () => {
  start();
  deadlines[0]?.();
  expect(engine(0).killed).toBe(true);
  expect(failure()).toContain('did not answer');
  engine(0).onMessage(ready);
  engine(0).onExit({ code: null, signal: 'SIGKILL' });
  expect(heard).toEqual([]);
  expect(ends).toEqual([]);
  engine(1).onMessage(ready);
  expect(heard).toEqual([ready]);
});

it('the replacement that dies too is not replaced: that is told', () => {
  start();
  engine(0).onExit(crash);
  engine(1).onExit(crash);
  expect(engines).toHaveLength(2);
  expect(ends).toEqual([crash]);
});

it('an engine that dies once it is ready has not died of the pack', () => {
  start();
  engine(0).onMessage(ready);
  expect(deadlines).toEqual([]);
  engine(0).onExit(crash);
  expect(ends).toEqual([crash]);
  expect(failure()).toBe(null);
});

it('an engine that was ended from outside has not died of the pack', () => {
  start();
  engine(0).onExit({ code: null, signal: 'SIGTERM' });
  expect(failure()).toBe(null);
  expect(ends).toHaveLength(1);
});

it.each<[string, () => unknown, string | null]>([
  ['without a pack', () => rmSync(pack, { recursive: true }), null],
  [
    'with a pack that nobody wants',
    () => Object.assign(environment, { GRADIENT_LAB_GPU_PACK: 'never' }),
    null,
  ],
  ['without TensorFlow', () => undefined, 'it crashed'],
])('an engine %s is started as ever', (_case, prepare, withoutTensorFlow) => {
  prepare();
  start(withoutTensorFlow);
  engine(0).onExit(crash);
  expect(ends).toEqual([crash]);
  expect(engine(0).withoutTensorFlow).toBe(withoutTensorFlow);
});

it('ending an engine gives up waiting for it', () => {
  start().kill();
  expect(engine(0).killed).toBe(true);
  expect(deadlines).toEqual([]);
});
