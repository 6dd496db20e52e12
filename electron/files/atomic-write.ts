import { randomUUID } from 'node:crypto';
import * as nodeFileSystem from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What an atomic write needs of a file system; tests give one that fails where they say. */
export type WritingFileSystem = Pick<
  typeof nodeFileSystem,
  'chmod' | 'open' | 'realpath' | 'rename' | 'rm' | 'stat'
>;

/** In one piece, or part by part where it would be too much to have in memory. */
export type FileContent = string | Uint8Array | Iterable<string>;

export interface AtomicWriteOptions {
  /** Where the content that is replaced is kept, in the same folder; by default it is dropped. */
  readonly keepPreviousAs?: string;
  readonly fileSystem?: WritingFileSystem;
}

/**
 * Writes a file so that whatever happens, power cut included, it holds either all of the old content or all of the new:
 * a temporary file beside it is written, synced and renamed over it, then the folder is synced. Permissions of a
 * replaced file are kept, and a symbolic link stays one.
 *
 * @throws the file system's own error, after the temporary file is removed.
 */
export async function writeFileAtomically(
  file: string,
  content: FileContent,
  { keepPreviousAs, fileSystem = nodeFileSystem }: AtomicWriteOptions = {},
): Promise<void> {
  const target = await followLinks(file, fileSystem);
  const permissions = await permissionsOf(target, fileSystem);
  const temporary = join(dirname(target), `.gradient-lab-${randomUUID()}.tmp`);
  try {
    await writeSynced(temporary, content, fileSystem);
    if (permissions !== null) await fileSystem.chmod(temporary, permissions);
    if (keepPreviousAs !== undefined && permissions !== null) {
      await fileSystem.rename(target, keepPreviousAs);
    }
    await fileSystem.rename(temporary, target);
  } catch (error) {
    await fileSystem.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(target), fileSystem);
}

async function followLinks(file: string, fileSystem: WritingFileSystem): Promise<string> {
  return ifPresent(() => fileSystem.realpath(file), file);
}

/** null: there is no such file yet. */
async function permissionsOf(file: string, fileSystem: WritingFileSystem): Promise<number | null> {
  return ifPresent(async () => (await fileSystem.stat(file)).mode & 0o777, null);
}

async function writeSynced(
  file: string,
  content: FileContent,
  fileSystem: WritingFileSystem,
): Promise<void> {
  const handle = await fileSystem.open(file, 'wx');
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) {
      await handle.writeFile(content);
    } else {
      for (const part of content) await handle.appendFile(part);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the rename itself last. Windows and some network disks know no such thing: the content is whole all the same. */
async function syncFolder(folder: string, fileSystem: WritingFileSystem): Promise<void> {
  try {
    const handle = await fileSystem.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    return;
  }
}

async function ifPresent<Value, Otherwise>(
  look: () => Promise<Value>,
  otherwise: Otherwise,
): Promise<Value | Otherwise> {
  try {
    return await look();
  } catch (error) {
    if (isFileSystemError(error) && error.code === 'ENOENT') return otherwise;
    throw error;
  }
}

export function isFileSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
