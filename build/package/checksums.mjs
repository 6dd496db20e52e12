import { createHash } from 'node:crypto';
import { createReadStream, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * A list that `sha256sum --check` reads, and the sizes for whoever made the packages.
 *
 * @param {string} folder
 * @param {readonly string[]} files
 */
export async function writeChecksums(folder, files) {
  const lines = [];
  for (const file of files) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    lines.push(`${hash.digest('hex')}  ${basename(file)}\n`);
    const megabytes = statSync(file).size / 1e6;
    process.stdout.write(`${basename(file)}  ${megabytes.toFixed(0)} MB\n`);
  }
  writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''));
}
