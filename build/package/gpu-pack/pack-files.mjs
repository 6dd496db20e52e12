import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cudaFolder, cudaLibraries, cudaTensorFlow } from '../../setup/cuda-wheels.mjs';

/**
 * A file of the pack: where it lies on this machine, and where in the pack.
 *
 * @typedef {object} PackFile
 * @property {string} source
 * @property {string} path
 * @property {number} bytes
 * @property {string} sha256
 * @property {boolean} [executable]
 */

/**
 * Where the pack keeps what a wheel holds under a prefix: as the binding's run path and TensorFlow's own look for it.
 *
 * @type {readonly (readonly [RegExp, string])[]}
 */
const places = [
  [/^tensorflow\/(lib\w+\.so\.\d+)$/, 'deps/lib/$1'],
  [/^tensorflow\/include\/LICENSE$/, 'licences/tensorflow.txt'],
  [/^tensorflow\/THIRD_PARTY_NOTICES\.txt$/, 'licences/tensorflow-third-parties.txt'],
  [/^(nvidia_\w+)-[\d.]+\.dist-info\/(?:licenses\/)?License\.txt$/, 'licences/$1.txt'],
  [/^(nvidia\/\w+\/lib\/[\w.-]+\.so(?:\.\d+)*)$/, 'deps/$1'],
  // The assembler, and the device code that it links.
  [/^(nvidia\/cuda_nvcc\/bin\/ptxas)$/, 'deps/$1'],
  [/^(nvidia\/cuda_nvcc\/nvvm\/.+\.(?:so|bc))$/, 'deps/$1'],
];

/**
 * Everything that goes into the pack, in the order of its paths.
 *
 * @param {string} cache where set-up has unpacked the wheels
 * @returns {Promise<PackFile[]>}
 */
export async function packFiles(cache) {
  const files = [];
  for (const wheel of [cudaTensorFlow, ...cudaLibraries]) {
    const folder = cudaFolder(cache, wheel);
    if (!existsSync(folder)) throw new Error(`Set-up has not brought ${wheel.name}.`);
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const source = join(entry.parentPath, entry.name);
      const path = entry.isFile() ? placeOf(relative(folder, source)) : null;
      if (path !== null) files.push(await described(source, path));
    }
  }
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/**
 * Headers, static libraries and Python's files stay out.
 *
 * @param {string} name inside of a wheel
 * @returns {string | null}
 */
export function placeOf(name) {
  const found = places.find(([pattern]) => pattern.test(name));
  return found ? name.replace(found[0], found[1]) : null;
}

/**
 * @param {string} source
 * @param {string} path
 * @returns {Promise<PackFile>}
 */
async function described(source, path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(source, { highWaterMark: 1 << 20 }), hash);
  const file = { source, path, bytes: statSync(source).size, sha256: hash.digest('hex') };
  return path.includes('/bin/') ? { ...file, executable: true } : file;
}
