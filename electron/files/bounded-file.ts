import { readFile, stat } from 'node:fs/promises';

export type BoundedContent =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'too-large'; readonly megabytes: number }
  /** A device or a pipe: reading one may wait or go on for ever. */
  | { readonly kind: 'no-file' };

/**
 * Reads a file whole if it is one, and no larger than so many bytes.
 *
 * @throws the file system's own error, also where the path is a folder.
 */
export async function readBoundedFile(file: string, mostBytes: number): Promise<BoundedContent> {
  const found = await stat(file);
  if (!found.isFile() && !found.isDirectory()) return { kind: 'no-file' };
  if (found.size > mostBytes) {
    return { kind: 'too-large', megabytes: Math.round(found.size / 2 ** 20) };
  }
  return { kind: 'bytes', bytes: await readFile(file) };
}
