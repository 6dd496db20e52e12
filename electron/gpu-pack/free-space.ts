import { execFile } from 'node:child_process';
import * as fileSystem from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** Bytes that this user may still write below the folder, which need not exist yet; null: the system does not tell. */
export async function freeBytes(folder: string): Promise<number | null> {
  const existing = await nearestExisting(folder);
  try {
    // Node before 18.15 has no such call.
    if (typeof fileSystem.statfs === 'function') {
      const { bavail, bsize } = await fileSystem.statfs(existing);
      return bavail * bsize;
    }
    const { stdout } = await promisify(execFile)('df', ['-Pk', existing]);
    return bytesIn(stdout);
  } catch {
    return null;
  }
}

/** The fourth column of what POSIX has df write with -P and -k: kilobytes free. */
export function bytesIn(table: string): number | null {
  const kilobytes = Number(table.trim().split('\n').at(-1)?.split(/\s+/)[3]);
  return Number.isFinite(kilobytes) ? kilobytes * 1024 : null;
}

async function nearestExisting(folder: string): Promise<string> {
  const isThere = await fileSystem.access(folder).then(
    () => true,
    () => false,
  );
  return isThere || dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
}
