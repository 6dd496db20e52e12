import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where set-up runs. Steps take it as an argument, so that a test can place them elsewhere.
 *
 * @typedef {object} Surroundings
 * @property {NodeJS.Platform} platform
 * @property {string} architecture as in process.arch
 * @property {boolean} isRoot
 * @property {boolean} hasDisplay
 * @property {string} repository the folder with package.json
 * @property {string} cache outside the work tree, shared by all checkouts
 * @property {string} state small notes of set-up about this checkout
 * @property {NodeJS.ProcessEnv} environment
 */

/** @returns {Surroundings} */
export function currentSurroundings(environment = process.env) {
  const repository = resolve(import.meta.dirname, '..', '..');
  return {
    platform: process.platform,
    architecture: process.arch,
    isRoot: process.getuid?.() === 0,
    hasDisplay: hasDisplay(process.platform, environment),
    repository,
    cache: cacheFolder(environment),
    state: join(repository, '.setup'),
    environment,
  };
}

/** @param {NodeJS.ProcessEnv} environment */
export function cacheFolder(environment) {
  if (environment.GRADIENT_LAB_CACHE) return resolve(environment.GRADIENT_LAB_CACHE);
  const base = environment.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'gradient-lab');
}

/**
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 */
export function hasDisplay(platform, environment) {
  if (platform !== 'linux') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/** @param {Surroundings} surroundings */
export function runsTensorFlow({ platform, architecture }) {
  return platform === 'linux' && architecture === 'x64';
}
