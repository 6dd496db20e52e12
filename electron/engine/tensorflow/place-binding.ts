import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the binding lies in its package, and in a GPU pack: its run path finds the libraries from there. */
export const bindingPath = 'lib/napi-v8/tfjs_binding.node';

/**
 * Puts this version's own binding into a pack, which brings libraries alone: the loader takes those that lie beside it.
 *
 * @param own the binding as the program has it
 * @returns where it is now
 * @throws the file system's own error
 */
export function placeBinding(own: string, pack: string): string {
  const place = join(pack, bindingPath);
  const content = readFileSync(own);
  if (contentOf(place)?.equals(content) === true) return place;
  mkdirSync(dirname(place), { recursive: true });
  const partial = `${place}.partial-${process.pid}`;
  writeFileSync(partial, content, { mode: 0o755 });
  renameSync(partial, place);
  return place;
}

function contentOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
