import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Binding } from './binding';
import { listDevices, missingGpuReason } from './devices';
import { nvidiaParts } from './nvidia';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gradient-lab-test-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const bus = {
  'sys/bus/pci/devices/0000:01:00.0/vendor': '0x10de\n',
  'sys/bus/pci/devices/0000:01:00.0/class': '0x030000\n',
};
/** Its sound part is no GPU. */
const sound = {
  'sys/bus/pci/devices/0000:01:00.1/vendor': '0x10de\n',
  'sys/bus/pci/devices/0000:01:00.1/class': '0x040300\n',
};
const gpu = { 'proc/driver/nvidia/gpus/0000:01:00.0/information': 'Model: \t\t NVIDIA H100\n' };
const driver = (version: string) => ({
  'proc/driver/nvidia/version': `NVRM version: NVIDIA UNIX x86_64 Kernel Module  ${version}  Tue Mar  5 22:23:56 UTC 2024\nGCC version:  gcc version 12.2.0\n`,
});
const openDriver = {
  'proc/driver/nvidia/version':
    'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  470.57.02  Release Build\n',
};
const libraries = { 'binding/deps/nvidia/cublas/lib/libcublas.so.12': '' };

function parts(...files: readonly Readonly<Record<string, string>>[]) {
  for (const [name, text] of files.flatMap((group) => Object.entries(group))) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return nvidiaParts(root, join(root, 'binding'));
}

function library(usesGpu: boolean): Binding {
  return {
    TF_Version: '2.21.0',
    isUsingGpuDevice: () => usesGpu,
    createTensor: () => 0,
    deleteTensor: () => undefined,
    tensorDataSync: () => new Float32Array(),
    loadSavedModel: () => 0,
    deleteSavedModel: () => undefined,
    runSavedModel: () => [],
  };
}

it.each([
  ['nothing of NVIDIA', [sound], 'No NVIDIA GPU was found'],
  ['a GPU without a driver', [bus], 'its driver is not loaded'],
  ['a driver without a GPU', [bus, driver('550.54.15')], 'it finds no GPU'],
  ['a driver that is too old', [bus, gpu, openDriver], 'its driver 470.57.02 is too old'],
  ['one just old enough', [gpu, driver('525.60.12')], 'needs 525.60.13 or newer'],
  ['no library for GPUs', [bus, gpu, driver('525.60.13')], 'npm run setup:gpu fetches it'],
  [
    'a libcuda that does not fit',
    [gpu, driver('550.54.15'), libraries],
    'libcuda.so.1 does not fit',
  ],
])('says what to do about %s', (_, files, words) => {
  expect(missingGpuReason(library(false), parts(...files))).toContain(words);
});

it('has nothing to say of a GPU that is used', () => {
  const found = parts(bus, gpu, driver('550.54.15'), libraries);
  expect(missingGpuReason(library(true), found)).toBe(null);
  expect(listDevices(library(true), found)[1]).toEqual({
    device: 'gpu',
    name: 'NVIDIA H100',
    usable: true,
  });
});

it('gives the reason of every device that cannot be used', () => {
  const found = parts(bus, gpu, driver('550.54.15'));
  expect(listDevices(null, found)).toMatchObject([
    { device: 'cpu', usable: false, reason: 'TensorFlow could not be loaded.' },
    { device: 'gpu', usable: false, reason: 'TensorFlow could not be loaded.' },
  ]);
  expect(listDevices(library(false), found)[1]?.reason).toContain('setup:gpu');
});
