import { join } from 'node:path';
import { wheelKey } from './python-wheel.mjs';

/**
 * TensorFlow for NVIDIA GPUs and the CUDA libraries that its extra `and-cuda` asks for, as pip resolved them.
 * Megabytes are those of the download and those on disk.
 *
 * @typedef {import('./python-wheel.mjs').PinnedWheel & { unpackedMegabytes: number, members: readonly string[] }} CudaWheel
 */

/** Raised when other members are taken, for then what was unpacked before is not complete. */
const revision = 2;

/**
 * Where set-up unpacks one of them.
 *
 * @param {string} cache
 * @param {import('./python-wheel.mjs').PinnedWheel} wheel
 */
export function cudaFolder(cache, wheel) {
  return join(cache, `${wheelKey(wheel)}-${revision}`);
}

const anyPython = [
  '--python-version=3.11',
  ...['2_27', '2_17', '2_12', '2014', '2010'].map((age) =>
    age.includes('_') ? `--platform=manylinux_${age}_x86_64` : `--platform=manylinux${age}_x86_64`,
  ),
];

/** @type {(library: string, version: string, sha256: string, megabytes: number, unpackedMegabytes: number) => CudaWheel} */
const nvidia = (library, version, sha256, megabytes, unpackedMegabytes) => ({
  name: `nvidia-${library.replaceAll('_', '-')}-cu12`,
  version,
  sha256,
  megabytes,
  unpackedMegabytes,
  selection: anyPython,
  members: [
    // The assembler and its device code are programs and data, not libraries.
    library === 'cuda_nvcc' ? 'nvidia/cuda_nvcc/' : `nvidia/${library}/lib/`,
    // NVIDIA's terms, which go with the libraries wherever they go.
    `nvidia_${library}_cu12-${version}.dist-info/`,
  ],
});

/** @type {CudaWheel} */
export const cudaTensorFlow = {
  name: 'tensorflow',
  version: '2.21.0',
  sha256: '9056fbc9ba04235810b71ae6cbd958a196e8804fb53bbcffbf3e23b56155f124',
  megabytes: 573,
  unpackedMegabytes: 1260,
  selection: ['--python-version=3.11', '--implementation=cp', '--platform=manylinux_2_27_x86_64'],
  members: [
    'tensorflow/libtensorflow_cc.so.2',
    'tensorflow/libtensorflow_framework.so.2',
    'tensorflow/include/LICENSE',
    'tensorflow/THIRD_PARTY_NOTICES.txt',
  ],
};

export const cudaLibraries = [
  nvidia(
    'cublas',
    '12.9.3.13',
    'd7d51055f161b317c7105ddaae90e71eda059026074ffef93cf7cde2886bfe72',
    582,
    856,
  ),
  nvidia(
    'cuda_cupti',
    '12.8.90',
    'ea0cb07ebda26bb9b29ba82cda34849e73c166c18162d3913575b0c9db9a6182',
    11,
    42,
  ),
  nvidia(
    'cuda_nvcc',
    '12.9.86',
    '5d6a0d32fdc7ea39917c20065614ae93add6f577d840233237ff08e9a38f58f0',
    41,
    99,
  ),
  nvidia(
    'cuda_nvrtc',
    '12.9.86',
    '210cf05005a447e29214e9ce50851e83fc5f4358df8b453155d5e1918094dcb4',
    90,
    228,
  ),
  nvidia(
    'cuda_runtime',
    '12.9.79',
    '25bba2dfb01d48a9b59ca474a1ac43c6ebf7011f1b0b8cc44f54eb6ac48a96c3',
    4,
    6,
  ),
  nvidia(
    'cudnn',
    '9.28.0.42',
    '9ff58b7f36dacd0a93e89f8f2957b52466889217963701daa15e577317cfa375',
    717,
    1163,
  ),
  nvidia(
    'cufft',
    '11.4.1.4',
    'c67884f2a7d276b4b80eb56a79322a95df592ae5e765cf1243693365ccab4e28',
    201,
    294,
  ),
  nvidia(
    'curand',
    '10.3.10.19',
    '49b274db4780d421bd2ccd362e1415c13887c53c214f0d4b761752b8f9f6aa1e',
    69,
    167,
  ),
  nvidia(
    'cusolver',
    '11.7.5.82',
    '15da72d1340d29b5b3cf3fd100e3cd53421dde36002eda6ed93811af63c40d88',
    339,
    495,
  ),
  nvidia(
    'cusparse',
    '12.5.10.65',
    '73060ce019ac064a057267c585bf1fd5a353734151f87472ff02b2c5c9984e78',
    367,
    487,
  ),
  nvidia(
    'nccl',
    '2.32.3',
    'bb94b2348e4861d5e8aa00b36c3d12d9bdf9c6369b82cbb723de0b582280a21c',
    352,
    490,
  ),
  nvidia(
    'nvjitlink',
    '12.9.86',
    'e3f1171dbdc83c5932a45f0f4c99180a70de9bd2718c1ab77d14104f6d7147f9',
    40,
    96,
  ),
];
