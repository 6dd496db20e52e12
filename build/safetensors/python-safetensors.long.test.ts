import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPrograms } from '../../electron/testing/built-programs';
import { readSafetensors, writeSafetensors } from '../../electron/weights/safetensors';
import { writeExperiment } from '../../shared/experiment/read-experiment';
import { startingExample } from '../../shared/experiment/starting-example';
import { environmentPython, pythonEnvironment } from '../setup/python-environment.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { silentReport } from '../setup/silent-report.mjs';
import { bringToDone } from '../setup/step-runner.mjs';
import { currentSurroundings } from '../setup/surroundings.mjs';
import { safetensorsEnvironment } from './environment.mjs';

/** Files of this program as Python's own safetensors reads them, from the package index into the cache. */
const surroundings = currentSurroundings();
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gradient-lab-test-'));
  const step = pythonEnvironment(surroundings, safetensorsEnvironment);
  await bringToDone([step], surroundings, () => silentReport);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

interface Described {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: Readonly<
    Record<
      string,
      { readonly shape: readonly number[]; readonly type: string; readonly bytes: string }
    >
  >;
}

async function inPython(file: string): Promise<Described> {
  const python = environmentPython(surroundings.cache, safetensorsEnvironment);
  const script = join(import.meta.dirname, 'describe_tensors.py');
  const { code, output } = await runCommand(python, [script, file]);
  expect(code, output).toBe(0);
  const described: Described = JSON.parse(output);
  return described;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex');
}

it('tensors of any rank and value are read to the bit, with their names and metadata', async () => {
  const file = join(folder, 'any.safetensors');
  const tensors = [
    { name: 'd1/kernel', shape: [2, 3], values: Float32Array.of(1, -2, 3.5, NaN, Infinity, -0) },
    { name: 'ein Name: ü~2', shape: [], values: Float32Array.of(2 ** -149) },
    { name: 'nothing', shape: [0, 4], values: new Float32Array(0) },
  ];
  writeFileSync(file, writeSafetensors({ tensors, metadata: { by: 'test' } }));
  const { metadata, tensors: read } = await inPython(file);
  expect(metadata).toEqual({ by: 'test' });
  expect(Object.keys(read).sort()).toEqual(tensors.map(({ name }) => name).sort());
  for (const { name, shape, values } of tensors) {
    expect(read[name]).toEqual({ shape, type: 'float32', bytes: bytesOf(values) });
  }
});

it('the state of a run is read: weights, moving averages, slots, and what was told', async () => {
  const experiment = join(folder, 'experiment.json');
  const checkpoint = join(folder, 'run.safetensors');
  const remedies = { ...startingExample.remedies, depth: 2, batchNormalization: true };
  writeFileSync(experiment, writeExperiment({ ...startingExample, remedies }));
  const programs = await buildPrograms();
  const flags = ['--epochs', '2', '--engine', 'reference', '--checkpoint', checkpoint];
  const env = { ...process.env, GRADIENT_LAB_HOME: folder };
  const args = [programs.commandLine, 'run', experiment, ...flags];
  const { code, output } = await runCommand(process.execPath, args, { env });
  programs.remove();
  expect(code, output).toBe(0);
  const { metadata, tensors } = await inPython(checkpoint);
  expect(metadata).toMatchObject({ format: 'gradient-lab/checkpoint', version: '1' });
  const own = readSafetensors(readFileSync(checkpoint));
  const expected = own.ok ? own.value.tensors : [];
  expect(expected.map(({ name }) => name)).toContain('d1~bn/moving-mean');
  for (const { name, shape, values } of expected) {
    expect(tensors[name]).toEqual({ shape, type: 'float32', bytes: bytesOf(values) });
  }
});
