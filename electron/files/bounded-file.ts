import { readFile, stat } from 'node:fs/promises';

/** Why a path is not read. */
export type Refusal =
  | { readonly kind: 'too-large'; readonly megabytes: number }
  /** A device or a pipe: reading one may wait or go on for ever. */
  | { readonly kind: 'no-file' };

export type BoundedContent = { readonly kind: 'bytes'; readonly bytes: Buffer } | Refusal;

/**
 * Reads a file whole if it is one, and no larger than so many bytes.
 *
 * @throws the file system's own error, also where the path is a folder.
 */
export async function readBoundedFile(file: string, mostBytes: number): Promise<BoundedContent> {
  return (await refusal(file, mostBytes)) ?? { kind: 'bytes', bytes: await readFile(file) };
}

/**
 * null: it can be read whole, or is a folder, of which reading tells.
 *
 * @throws the file system's own error.
 */
export async function refusal(file: string, mostBytes: number): Promise<Refusal | null> {
  const found = await stat(file);
  if (!found.isFile() && !found.isDirectory()) return { kind: 'no-file' };
  if (found.size <= mostBytes) return null;
  return { kind: 'too-large', megabytes: Math.round(found.size / 2 ** 20) };
}
