import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Experiment } from '../../shared/experiment/experiment';
import { writeExperiment } from '../../shared/experiment/read-experiment';
import { startingExample } from '../../shared/experiment/starting-example';
import type { Layer } from '../../shared/network/layer-types';
import { buildPrograms } from '../testing/built-programs';
import type { BuiltPrograms } from '../testing/built-programs';

/** Each starts two processes, some of which compile: seconds on a quiet machine, and many on a busy one. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Everything that may go wrong, through the program that people run: each ends in words, none in a hang or a stack. */
let programs: BuiltPrograms;
let folder: string;

beforeAll(async () => {
  programs = await buildPrograms();
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-test-'));
});

/** Of tests that ran out of time too. */
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill();
  children.clear();
});

afterAll(async () => {
  programs.remove();
  await rm(folder, { recursive: true, force: true });
});

const { training, data } = startingExample;
if (data.source !== 'moons') throw new Error('The starting example is about two moons.');
const moons = data;
const few: Experiment = {
  ...startingExample,
  remedies: { ...startingExample.remedies, depth: 2 },
  training: { ...training, epochs: 2 },
};

function hidden(units: number, name = 'd'): Experiment {
  const layers = few.network.layers.map((layer): Layer =>
    layer.type === 'dense' && layer.id.startsWith(name) ? { ...layer, units } : layer,
  );
  return { ...few, network: { ...few.network, layers } };
}

function csv(name: string, text: string): Experiment {
  writeFileSync(join(folder, name), text);
  const { validation, standardize, missing, standardizeTarget } = data;
  const options = { validation, standardize, missing, standardizeTarget } as const;
  return { ...few, data: { source: 'csv', path: name, target: 'y', ...options } };
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with the first line on standard error that holds the words. */
  readonly says: (words: string) => Promise<void>;
}

function start(
  experiment: Experiment | string,
  args: readonly string[] = [],
  program = programs.commandLine,
  [command = process.execPath, ...before]: readonly string[] = [],
): Started {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof experiment === 'string' ? experiment : writeExperiment(experiment));
  const child = spawn(command, [...before, program, 'run', file, '--json', ...args], {
    env: { ...process.env, GRADIENT_LAB_HOME: folder },
  });
  children.add(child);
  let [out, error] = ['', ''];
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => {
    error += String(chunk);
    for (const look of [...waiting]) look();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, out, error }));
  });
  const says = (words: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!error.includes(words)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { child, ended, says };
}

async function run(experiment: Experiment | string, ...args: readonly string[]): Promise<Ended> {
  return start(experiment, args).ended;
}

/** The last line of the output. */
function resultOf({ out }: Ended): unknown {
  return JSON.parse(out.trim().split('\n').at(-1) ?? '');
}

/** The engine of a running command line. */
function engineOf({ child }: Started): number {
  const parent = String(child.pid);
  const text = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
  return Number(text.trim().split(' ')[0]);
}

const reference = ['--engine', 'reference'] as const;

describe('what cannot be trained is refused with one line and code 2:', () => {
  const withoutUnits = (): string => writeExperiment(few).replace(/"units": 32/, '"units": 0');
  const round = (): Experiment => ({
    ...startingExample,
    network: {
      ...startingExample.network,
      connections: [...startingExample.network.connections, ['a5', 'd3']],
    },
  });
  const alone = (): Experiment => ({
    ...few,
    remedies: { ...few.remedies, batchNormalization: true },
    training: { ...few.training, batchSize: 1 },
  });

  it.each<readonly [string, () => Experiment | string, string]>([
    ['a layer without units', withoutUnits, 'units: expected a whole number from 1'],
    ['a cycle', round, 'go round in a circle'],
    ['batch normalization of one row', alone, 'has one value for each unit'],
    ['an empty file of data', () => csv('empty.csv', ''), 'is empty'],
    ['a file of data without rows', () => csv('none.csv', 'a,b,y\n'), 'but no rows'],
    ['more weights than memory', () => hidden(65_536), 'GB of memory'],
    [
      'a batch that is larger than memory',
      () => ({
        ...hidden(65_536, 'd1'),
        data: { ...moons, samples: 1_300_000 },
        training: { ...training, batchSize: 1_000_000 },
      }),
      'take a smaller batch',
    ],
    [
      'more computed data than memory',
      () => ({
        ...few,
        data: { ...moons, source: 'linear', samples: 10_000_000, features: 100, classes: 2 },
      }),
      'Ask for fewer rows',
    ],
  ])('%s', async (_, experiment, words) => {
    const { code, out, error } = await run(experiment());
    expect([code, out]).toEqual([2, '']);
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(error).toContain(words);
  });
});

describe('what trains badly is trained and named:', () => {
  it('one class only', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `${row},${row % 7},yes`);
    const ended = await run(csv('one.csv', ['a,b,y', ...rows].join('\n')), ...reference);
    expect(resultOf(ended)).toMatchObject({
      verdict: { code: 'data-fault' },
      notices: expect.arrayContaining([expect.objectContaining({ code: 'data-one-class' })]),
    });
  });

  it('a batch larger than the data', async () => {
    const experiment = { ...few, training: { ...few.training, batchSize: 10_000 } };
    expect(resultOf(await run(experiment, ...reference))).toMatchObject({
      engine: { steps: 2 },
      notices: [expect.objectContaining({ code: 'batch-larger-than-data' })],
    });
  });

  it('losses that are no numbers, with their step and layer', async () => {
    const { optimizer } = training;
    const wild: Experiment = {
      ...few,
      remedies: { ...few.remedies, relu: true },
      training: { ...few.training, optimizer: { ...optimizer, learningRate: 1e30 } },
    };
    const ended = await run(wild);
    expect(ended.code).toBe(0);
    expect(resultOf(ended)).toMatchObject({ verdict: { code: 'learning-rate-too-high' } });
    // Nor does anything that TensorFlow writes while it loads reach the terminal.
    expect(ended.error).not.toMatch(/absl|oneDNN|\.cc:/);
  });

  it('two hundred layers', async () => {
    const deep = {
      ...few,
      remedies: { ...few.remedies, depth: 200 },
      training: { ...training, epochs: 1 },
    };
    const ended = await run(deep, ...reference);
    expect(ended.code).toBe(0);
    expect(resultOf(ended)).toMatchObject({
      verdict: { code: expect.any(String) },
      engine: { steps: 50 },
    });
  });
});

describe.runIf(process.platform === 'linux')('an engine that dies', () => {
  /** The command line says every tenth of them how far it is. */
  const long = { ...few, training: { ...training, epochs: 1000 } };

  it.each([
    ['SIGABRT', 'gave up in native code'],
    ['SIGSEGV', 'crashed in native code'],
    ['SIGKILL', 'most likely because memory ran out'],
  ] as const)('of %s ends its run in words', async (signal, words) => {
    const started = start(long, [...reference]);
    await started.says('epoch ');
    process.kill(engineOf(started), signal);
    const { code, out, error } = await started.ended;
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(words);
    expect(error).not.toContain('    at ');
  });

  it('for want of memory ends its run in words, wherever memory ran out', async () => {
    // Less address space than weights of 8192 x 8192 take, which the estimate cannot know of.
    const program = ['prlimit', `--as=${2600 * 2 ** 20}`, process.execPath];
    const { code, out, error } = await start(hidden(8192), [], programs.commandLine, program).ended;
    expect([code, out]).toEqual([2, '']);
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(error).toMatch(/memory ran out|native code/i);
  });
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('a TensorFlow', () => {
  /** The programs beside a native module of our own making in TensorFlow's place. */
  function withBinding(name: string, source: string | null): string {
    const root = join(folder, name);
    cpSync(dirname(programs.commandLine), join(root, 'out'), { recursive: true });
    const module = 'node_modules/@tensorflow/tfjs-node-gpu';
    const place = join(root, module, 'lib/napi-v8');
    mkdirSync(place, { recursive: true });
    symlinkSync(join(__dirname, '../..', module, 'dist'), join(root, module, 'dist'));
    if (source !== null) {
      writeFileSync(join(place, 'source.cc'), source);
      const output = join(place, 'tfjs_binding.node');
      if (source === damaged) writeFileSync(output, '');
      else execFileSync('g++', ['-shared', '-fPIC', '-o', output, join(place, 'source.cc')]);
    }
    return join(root, 'out', 'command-line.js');
  }
  const damaged = 'damaged';
  const dying = (signal: string): string =>
    `#include <csignal>\nstruct Load { Load() { raise(${signal}); } } load;\n`;

  it.each([
    ['is not installed', null, 'Cannot find module'],
    ['has a library of another version', 'extern "C" int f(); int x = f();', 'undefined symbol'],
    ['is damaged', damaged, 'file too short'],
    ['needs instructions that the processor has not', dying('SIGILL'), 'SIGILL'],
    ['gives up while it is loaded', dying('SIGABRT'), 'SIGABRT'],
  ])(
    'that %s leaves training to the reference engine, with the reason',
    async (name, source, why) => {
      const program = withBinding(name.replaceAll(' ', '-'), source);
      const ended = await start(few, [], program).ended;
      expect(ended.code).toBe(0);
      expect(resultOf(ended)).toMatchObject({
        engine: { name: 'reference', reason: expect.stringContaining(why) },
      });
      const wanted = await start(few, ['--engine', 'tensorflow'], program).ended;
      expect(wanted.code).toBe(2);
      expect(wanted.error).toContain('TensorFlow could not be loaded');
    },
  );
});
