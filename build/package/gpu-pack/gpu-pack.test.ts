import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installPack } from '../../../electron/gpu-pack/install-pack';
import { knownPack, termsPath } from '../../../electron/gpu-pack/pack-contents';
import { madeUpContents, madeUpFiles } from '../../../electron/gpu-pack/testing/made-up-pack';
import { cudaLibraries, cudaTensorFlow } from '../../setup/cuda-wheels.mjs';
import { tensorflowWheel } from '../../setup/tensorflow-library.mjs';
import { placeOf } from './pack-files.mjs';
import { writePack } from './write-pack.mjs';

describe('the GPU pack that the app takes', () => {
  it('brings the TensorFlow that the binding is compiled against', () => {
    expect(knownPack.tensorflow).toBe(tensorflowWheel.version);
    expect(knownPack.packages).toEqual(
      [cudaTensorFlow, ...cudaLibraries].map(({ name, version }) => ({ name, version })),
    );
  });

  it('has a library of every package, and all of them where run paths look', () => {
    for (const { path } of knownPack.files) {
      expect(path).toMatch(/^(deps\/lib|deps\/nvidia\/\w+\/(lib|bin|nvvm)|licences)\//);
    }
    const folders = new Set(knownPack.files.map(({ path }) => path.split('/')[2]));
    for (const { name } of cudaLibraries) {
      const library = name.replace(/^nvidia-(.*)-cu12$/, '$1').replaceAll('-', '_');
      expect(folders).toContain(library);
    }
  });

  it('has the terms of every package', () => {
    const paths = knownPack.files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(knownPack.packages.map(({ name }) => termsPath(name))),
    );
  });

  it.each([
    ['tensorflow/libtensorflow_cc.so.2', 'deps/lib/libtensorflow_cc.so.2'],
    ['tensorflow/include/LICENSE', 'licences/tensorflow.txt'],
    ['tensorflow/THIRD_PARTY_NOTICES.txt', 'licences/tensorflow-third-parties.txt'],
    ['nvidia_nccl_cu12-2.32.3.dist-info/licenses/License.txt', 'licences/nvidia_nccl_cu12.txt'],
    ['nvidia_cuda_nvcc_cu12-12.9.86.dist-info/License.txt', 'licences/nvidia_cuda_nvcc_cu12.txt'],
    ['nvidia_nccl_cu12-2.32.3.dist-info/top_level.txt', null],
    [
      'nvidia/cuda_nvrtc/lib/libnvrtc-builtins.so.12.9',
      'deps/nvidia/cuda_nvrtc/lib/libnvrtc-builtins.so.12.9',
    ],
    ['nvidia/cuda_nvcc/bin/ptxas', 'deps/nvidia/cuda_nvcc/bin/ptxas'],
    [
      'nvidia/cuda_nvcc/nvvm/libdevice/libdevice.10.bc',
      'deps/nvidia/cuda_nvcc/nvvm/libdevice/libdevice.10.bc',
    ],
    ['nvidia/cuda_runtime/lib/libcudart_static.a', null],
    ['nvidia/curand/lib/__init__.py', null],
    ['nvidia/cuda_nvcc/include/nvPTXCompiler.h', null],
    ['requirements.txt', null],
  ])('takes %s out of a wheel as %s', (name, place) => {
    expect(placeOf(name)).toBe(place);
  });
});

describe('a pack that is made', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gradient-lab-write-pack-'));
    for (const [index, text] of Object.values(madeUpFiles).entries()) {
      writeFileSync(join(folder, String(index)), text);
    }
    mkdirSync(join(folder, 'data'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const make = (name: string) => {
    const files = madeUpContents.files.map((file, index) => ({
      ...file,
      source: join(folder, String(index)),
    }));
    return writePack(join(folder, name), JSON.stringify(madeUpContents), files, () => undefined);
  };

  it('is taken by the app', async () => {
    await make('pack.tar.gz');
    const installed = await installPack({
      file: join(folder, 'pack.tar.gz'),
      pack: join(folder, 'data', 'gpu-pack'),
      signal: new AbortController().signal,
      onProgress: () => undefined,
      known: madeUpContents,
    });
    expect(installed.ok ? [] : installed.problems).toEqual([]);
  });

  it('is the same, byte for byte, whenever it is made', async () => {
    await make('one');
    await make('other');
    const read = (name: string) => readFileSync(join(folder, name));
    expect(read('one').equals(read('other'))).toBe(true);
  });
});
