import { createReadStream } from 'node:fs';
import { Transform, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

/** Between two files an archive of ours has a header and padding; this leaves room for what streams read ahead. */
const slack = 4 << 20;

/** An archive that is none, or is made to do harm: the words say what it is instead. */
export class HarmfulArchive extends Error {
  override readonly name = 'HarmfulArchive';
}

export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * The files of a .tar.gz one after the other; each has to be read to its end before the next. Only plain files are let
 * through, and nothing is written here.
 *
 * A file of a few kilobytes can unpack to terabytes, so what passes is bounded by what the caller has accepted so far.
 * Headers, which tar-stream keeps in memory, it bounds itself (4 MB).
 *
 * @param onRead called with the share of the packed file that has been read
 * @throws HarmfulArchive, and the errors of zlib, of tar-stream and of the file system
 */
export async function* packedFiles(
  file: string,
  size: number,
  signal: AbortSignal,
  onRead: (share: number) => void,
): AsyncGenerator<PackedFile, void, undefined> {
  let allowed = slack;
  let passed = 0;
  const bound = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length;
      if (passed > allowed) done(new HarmfulArchive('it unpacks to more than it says'));
      else done(null, chunk);
    },
  });
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  source.on('data', () => onRead(source.bytesRead / size));
  const archive = extract();
  // Whatever fails destroys them all, and then reading the archive throws it.
  pipeline([source, createGunzip({ chunkSize: 1 << 18 }), bound, archive], () => undefined);
  const cancel = (): void => archive.destroy(new HarmfulArchive('reading it was cancelled'));
  signal.addEventListener('abort', cancel);
  try {
    for await (const entry of archive) {
      const { type, name: path, size: bytes } = entry.header;
      if (type !== 'file') throw new HarmfulArchive(`"${path}" is no plain file`);
      if (!isPlainPath(path)) throw new HarmfulArchive(`"${path}" leads out of its folder`);
      allowed += bytes + slack;
      yield { path, bytes, content: bytesFrom(entry) };
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    source.destroy();
  }
}

async function* bytesFrom(source: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('An archive holds bytes.');
    yield chunk;
  }
}

/** Below the folder that it is unpacked into, on every system, however it is written. */
export function isPlainPath(path: string): boolean {
  return (
    /^[\w.\-/]+$/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
