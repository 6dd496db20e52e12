import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pack as startTar } from 'tar-stream';
import type { Header } from 'tar-stream';
import { manifestName } from '../pack-contents';
import type { PackContents } from '../pack-contents';

/** A pack of a few bytes, whose files are no libraries. */
export const madeUpFiles: Readonly<Record<string, string>> = {
  'deps/lib/libtensorflow_cc.so.2': 'the library',
  'deps/nvidia/cuda_nvcc/bin/ptxas': 'the assembler',
  'licences/tensorflow.txt': 'the terms',
};

export const madeUpContents: PackContents = {
  format: 'gradient-lab/gpu-pack',
  version: 1,
  tensorflow: '2.21.0',
  packages: [{ name: 'tensorflow', version: '2.21.0' }],
  files: Object.entries(madeUpFiles).map(([path, text]) => ({
    path,
    bytes: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
    executable: path.includes('/bin/'),
  })),
};

export type ArchiveEntry = Partial<Header> & { readonly name: string; readonly text?: string };

export function manifestEntry(contents: unknown = madeUpContents): ArchiveEntry {
  return { name: manifestName, text: JSON.stringify(contents) };
}

export const madeUpEntries: readonly ArchiveEntry[] = [
  manifestEntry(),
  ...Object.entries(madeUpFiles).map(([name, text]) => ({ name, text })),
];

export async function archiveOf(entries: readonly ArchiveEntry[]): Promise<Buffer> {
  const tar = startTar();
  for (const { text = '', ...header } of entries) {
    // A link has no content of its own.
    if (header.type === undefined || header.type === 'file') tar.entry(header, text);
    else tar.entry(header);
  }
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk as Uint8Array);
  return gzipSync(Buffer.concat(chunks));
}

export async function writeArchive(
  file: string,
  entries: readonly ArchiveEntry[] = madeUpEntries,
): Promise<void> {
  writeFileSync(file, await archiveOf(entries));
}
