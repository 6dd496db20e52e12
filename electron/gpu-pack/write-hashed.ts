import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a new file as its bytes arrive, syncs it and answers with its SHA-256 in hexadecimal digits.
 *
 * @throws the file system's own error, also where there is such a file already, and that of the source
 */
export async function writeHashed(
  source: AsyncIterable<Uint8Array>,
  file: string,
  { executable = false } = {},
): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'wx', executable ? 0o755 : 0o644);
  const hash = createHash('sha256');
  try {
    for await (const chunk of source) {
      hash.update(chunk);
      // Goes on where the last one ended.
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}
