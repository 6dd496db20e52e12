import { createReadStream, createWriteStream, openSync, fsyncSync, closeSync } from 'node:fs';
import { renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack as startTar } from 'tar-stream';

/** Libraries are packed hard already inside: higher levels take minutes and save nothing. */
const compressionLevel = 4;
const manifestName = 'gradient-lab-gpu-pack.json';

/**
 * The same files make the same pack, byte for byte: no times, no owners.
 *
 * @param {string} file
 * @param {string} contents the manifest, which comes first so that nothing else is unpacked in vain
 * @param {readonly import('./pack-files.mjs').PackFile[]} files
 * @param {(bytes: number) => void} onPacked how many are in so far
 */
export async function writePack(file, contents, files, onPacked) {
  const partial = `${file}.partial`;
  const tar = startTar();
  const written = pipeline(
    tar,
    createGzip({ level: compressionLevel, chunkSize: 1 << 20 }),
    createWriteStream(partial),
  );
  try {
    await Promise.all([written, fill(tar, contents, files, onPacked)]);
    sync(partial);
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * @param {import('tar-stream').Pack} tar
 * @param {string} contents
 * @param {readonly import('./pack-files.mjs').PackFile[]} files
 * @param {(bytes: number) => void} onPacked
 */
async function fill(tar, contents, files, onPacked) {
  const mtime = new Date(0);
  tar.entry({ name: manifestName, mtime, mode: 0o644 }, contents);
  let done = 0;
  for (const { source, path, bytes, executable } of files) {
    const entry = tar.entry({ name: path, size: bytes, mtime, mode: executable ? 0o755 : 0o644 });
    const reading = createReadStream(source, { highWaterMark: 1 << 20 });
    reading.on('data', (chunk) => onPacked((done += chunk.length)));
    await pipeline(reading, entry);
  }
  tar.finalize();
}

/** @param {string} file */
function sync(file) {
  const descriptor = openSync(file, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
