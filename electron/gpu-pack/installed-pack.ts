import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PackContents } from './pack-contents';
import { knownPack } from './pack-contents';

/** What lies where the pack is to be. */
export type InstalledPack =
  | { readonly kind: 'none' }
  | { readonly kind: 'complete' }
  /** `reason`: a clause. */
  | { readonly kind: 'unusable'; readonly reason: string };

/**
 * Looks whether a pack is there and complete: every file with its size. Their hashes were checked when they were written;
 * to read five gigabytes at every start would take longer than everything else together.
 */
export function installedPack(pack: string, known: PackContents = knownPack): InstalledPack {
  if (!existsSync(pack)) return { kind: 'none' };
  for (const { path, bytes } of known.files) {
    const found = sizeOf(join(pack, path));
    if (found === bytes) continue;
    const what =
      found === null ? `"${path}" is missing` : `"${path}" has ${found} bytes instead of ${bytes}`;
    return { kind: 'unusable', reason: `it is not the pack of this version, or damaged: ${what}` };
  }
  return { kind: 'complete' };
}

function sizeOf(file: string): number | null {
  try {
    const found = statSync(file);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}
