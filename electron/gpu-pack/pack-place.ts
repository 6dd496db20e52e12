import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Where the pack of this user lies, `folder` being the lab's data folder. It is there only when it is complete. */
export function packFolder(folder: string): string {
  return join(folder, 'gpu-pack');
}

const mark = '.partial-';

/** A name beside the pack's for what is being unpacked or removed; it tells which process is at it. */
export function partialName(pack: string): string {
  return `${pack}${mark}${process.pid}-${randomUUID()}`;
}

/** Removes what processes that were ended in the middle of their work have left behind. */
export async function removeLeftOvers(pack: string): Promise<void> {
  const beginning = basename(pack) + mark;
  const names = await readdir(dirname(pack)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(beginning) || isAtWork(name.slice(beginning.length))) continue;
    await rm(join(dirname(pack), name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Another one may be unpacking at this moment; this process removes its own as it ends. */
function isAtWork(owner: string): boolean {
  const id = Number.parseInt(owner, 10);
  if (!(id > 0)) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
