import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cudaLibraries, cudaTensorFlow } from '../../setup/cuda-wheels.mjs';
import { SetupProblem } from '../../setup/setup-problem.mjs';

/**
 * What the app takes for a GPU pack, by hash: see electron/gpu-pack/pack-contents.ts.
 *
 * @param {string} repository
 */
function contentsFile(repository) {
  return join(repository, 'electron', 'gpu-pack', 'pack-contents.json');
}

/** @param {readonly import('./pack-files.mjs').PackFile[]} files */
export function packContents(files) {
  const contents = {
    format: 'gradient-lab/gpu-pack',
    version: 1,
    tensorflow: cudaTensorFlow.version,
    packages: [cudaTensorFlow, ...cudaLibraries].map(({ name, version }) => ({ name, version })),
    files: files.map(({ path, bytes, sha256, executable }) => ({
      path,
      bytes,
      sha256,
      ...(executable ? { executable } : {}),
    })),
  };
  return `${JSON.stringify(contents, null, 2)}\n`;
}

/**
 * An app takes only the pack whose files it knows, so a pack with others would be of no use to anybody.
 *
 * @param {string} repository
 * @param {string} contents
 */
export function requireKnown(repository, contents) {
  if (readFileSync(contentsFile(repository), 'utf8') === contents) return;
  throw new SetupProblem(
    'The libraries of set-up are other ones than electron/gpu-pack/pack-contents.json lists.',
    'After a change of versions run `npm run package:gpu-pack -- --renew`, look at the changed list and commit it.',
  );
}

/**
 * @param {string} repository
 * @param {string} contents
 */
export function renewContents(repository, contents) {
  const file = contentsFile(repository);
  writeFileSync(`${file}.partial`, contents);
  renameSync(`${file}.partial`, file);
}
