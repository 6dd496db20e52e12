import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { libraryFolder, tensorflowWheel } from '../../setup/tensorflow-library.mjs';

/**
 * A part of others in what we give away, and its terms.
 *
 * @typedef {{ name: string, terms: string, text: string }} Notice
 */

export const noticesName = 'THIRD-PARTY-NOTICES.txt';
const rule = '='.repeat(78);

/**
 * Writes the terms of everything in a package that others made.
 *
 * @param {string} file
 * @param {readonly Notice[]} notices
 */
export function writeNotices(file, notices) {
  const contents = notices.map(({ name, terms }) => `  ${name} (${terms})`);
  const texts = notices.map(
    ({ name, terms, text }) => `${rule}\n${name}\n${terms}\n${rule}\n\n${text.trim()}\n`,
  );
  const head = `What others made in Gradient Lab, and its terms. Gradient Lab itself is under the MIT License.\n`;
  writeFileSync(file, [head, contents.join('\n'), '', ...texts].join('\n'));
}

/**
 * @param {import('../../setup/surroundings.mjs').Surroundings} surroundings
 * @param {string} electron its executable; the terms lie beside it
 * @returns {Notice[]}
 */
export function noticesOfPackages(surroundings, electron) {
  return [
    ...noticesWithoutTensorFlow(surroundings, electron),
    ...tensorFlowNotices(surroundings.cache),
    {
      name: 'AppImage runtime (in the AppImage alone)',
      terms: 'MIT',
      text: 'Copyright (c) 2004-18 Simon Peter and the AppImage contributors. The MIT License, whose text stands above with other names.',
    },
  ];
}

/**
 * Of packages in which the reference engine trains.
 *
 * @param {import('../../setup/surroundings.mjs').Surroundings} surroundings
 * @param {string} electron its executable
 * @returns {Notice[]}
 */
export function noticesWithoutTensorFlow({ repository }, electron) {
  return [
    ...electronNotices(dirname(electron)),
    ...bundledPackages(repository),
    ...ofData(repository),
  ];
}

/** @param {string} folder */
function electronNotices(folder) {
  return [
    {
      name: 'Electron',
      terms: 'MIT',
      text: readFileSync(electronLicence(folder), 'utf8'),
    },
    {
      name: 'Chromium and Node.js, with what they are made of',
      terms: 'BSD-3-Clause, MIT and others',
      text: 'In every package, the file LICENSES.chromium.html beside the program holds all of their terms.',
    },
  ];
}

/**
 * Packages call it otherwise than Electron itself does.
 *
 * @param {string} folder
 */
function electronLicence(folder) {
  const packaged = join(folder, 'LICENSE.electron.txt');
  return existsSync(packaged) ? packaged : join(folder, 'LICENSE');
}

/** @param {string} cache */
function tensorFlowNotices(cache) {
  const { version } = tensorflowWheel;
  const apache = readFileSync(
    join(libraryFolder(cache), 'tensorflow', 'include', 'LICENSE'),
    'utf8',
  );
  const thirdParties = gunzipSync(
    readFileSync(join(import.meta.dirname, `tensorflow-${version}-third-party.txt.gz`)),
  );
  return [
    {
      name: `TensorFlow ${version}, and its binding @tensorflow/tfjs-node-gpu`,
      terms: 'Apache-2.0',
      text: apache,
    },
    {
      name: `What TensorFlow ${version} is made of`,
      terms: 'as its authors list it',
      text: thirdParties.toString('utf8'),
    },
  ];
}

/**
 * The build writes for each bundle which packages went in.
 *
 * @param {string} repository
 * @returns {Notice[]}
 */
function bundledPackages(repository) {
  const all = ['main', 'preload', 'renderer'].flatMap((bundle) =>
    JSON.parse(readFileSync(join(repository, 'out', bundle, 'licenses.json'), 'utf8')),
  );
  const byName = new Map(all.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byName]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, { identifier, text }]) => ({
      name: `${name} (npm)`,
      terms: identifier ?? 'see below',
      text: text ?? '',
    }));
}

/**
 * @param {string} repository
 * @returns {Notice[]}
 */
function ofData(repository) {
  const folder = join(repository, 'electron', 'datasets', 'bundled');
  return [
    {
      name: 'Bundled data',
      terms: 'CC BY 4.0 and BSD-3-Clause',
      text: readFileSync(join(folder, 'README.md'), 'utf8'),
    },
  ];
}
