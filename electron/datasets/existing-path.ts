import { readdir, stat } from 'node:fs/promises';

/** The first of the paths at which there is something; null where there is nothing at any. */
export async function firstExisting(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    if ((await kindOfPath(path)) !== null) return path;
  }
  return null;
}

export async function kindOfPath(path: string): Promise<'file' | 'folder' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}

/** Sorted names of what a folder holds; none where it cannot be read. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}
