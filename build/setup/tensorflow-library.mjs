import { existsSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeComplete } from './complete-folder.mjs';
import { requireSpace } from './disk-space.mjs';
import { downloadWheel, unpackWheel, wheelKey } from './python-wheel.mjs';

/** @type {import('./python-wheel.mjs').PinnedWheel} */
export const tensorflowWheel = {
  name: 'tensorflow-cpu',
  version: '2.21.0',
  sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
  megabytes: 274,
  selection: ['--python-version=3.11', '--implementation=cp', '--platform=manylinux_2_27_x86_64'],
};

/** What the binding includes and links, and the licence; the wheel holds 13,000 headers more. */
const members = [
  'tensorflow/libtensorflow_cc.so.2',
  'tensorflow/libtensorflow_framework.so.2',
  'tensorflow/include/LICENSE',
  'tensorflow/include/tensorflow/c/',
  'tensorflow/include/tensorflow/core/platform/',
  'tensorflow/include/tsl/platform/',
  'tensorflow/include/xla/tsl/c/',
];
const unpackedMegabytes = 860;

/**
 * @param {string} cache
 * @param {import('./python-wheel.mjs').PinnedWheel} wheel
 */
export function libraryFolder(cache, wheel = tensorflowWheel) {
  return join(cache, wheelKey(wheel));
}

/** @param {string} repository */
export function bindingPackage(repository) {
  return join(repository, 'node_modules', '@tensorflow', 'tfjs-node-gpu');
}

/**
 * TensorFlow's C library, out of the Python package that carries it: the address that the npm
 * package itself would download from no longer serves anybody (tensorflow/tfjs#8742).
 *
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @returns {import('./step-runner.mjs').Step}
 */
export function tensorflowLibrary(surroundings, wheel = tensorflowWheel) {
  const { cache } = surroundings;
  const folder = libraryFolder(cache, wheel);
  const links = cpuLinks(surroundings, wheel);
  return {
    name: "TensorFlow's library",
    what: `${wheel.name} ${wheel.version} from the Python package index: ${wheel.megabytes} MB to fetch, ${unpackedMegabytes} MB in ${cache}`,
    isDone: () =>
      existsSync(folder) && (links.every(isInPlace) || existsSync(cudaNote(surroundings))),
    async run(report) {
      await makeComplete(folder, async (partial) => {
        await requireSpace(cache, unpackedMegabytes + wheel.megabytes, 'TensorFlow’s library');
        const file = await downloadWheel(wheel, partial, report);
        await unpackWheel(file, partial, members, report);
        nameForTheLinker(join(partial, 'tensorflow'));
        rmSync(dirname(file), { recursive: true });
      });
      links.forEach(putInPlace);
    },
  };
}

/**
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @param {import('./python-wheel.mjs').PinnedWheel} wheel
 */
export function cpuLinks({ cache, repository }, wheel = tensorflowWheel) {
  const unpacked = join(libraryFolder(cache, wheel), 'tensorflow');
  return linksInto(unpacked, join(bindingPackage(repository), 'deps'));
}

/**
 * Is there while the library for GPUs is in place instead, found to load: see cuda-pack.mjs.
 *
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 */
export function cudaNote({ state }) {
  return join(state, 'tensorflow-for-gpus');
}

/** @param {string} folder of the libraries: `-ltensorflow` looks for names without a version */
function nameForTheLinker(folder) {
  symlinkSync('libtensorflow_cc.so.2', join(folder, 'libtensorflow.so'));
  symlinkSync('libtensorflow_framework.so.2', join(folder, 'libtensorflow_framework.so'));
}

/**
 * @typedef {{ from: string, to: string }} Link
 *
 * @param {string} unpacked
 * @param {string} deps
 * @returns {Link[]}
 */
function linksInto(unpacked, deps) {
  return [
    { from: join(deps, 'include'), to: join(unpacked, 'include') },
    { from: join(deps, 'lib'), to: unpacked },
  ];
}

/** @param {Link} link */
export function isInPlace({ from, to }) {
  try {
    return readlinkSync(from) === to;
  } catch {
    return false;
  }
}

/** @param {Link} link */
export function putInPlace({ from, to }) {
  mkdirSync(dirname(from), { recursive: true });
  const temporary = `${from}.partial-${process.pid}`;
  symlinkSync(to, temporary);
  rmSync(from, { recursive: true, force: true });
  renameSync(temporary, from);
}
