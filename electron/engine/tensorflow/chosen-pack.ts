import type { PackContents } from '../../gpu-pack/pack-contents';
import { knownPack } from '../../gpu-pack/pack-contents';
import { installedPack } from '../../gpu-pack/installed-pack';
import { readPackEnvironment } from '../../gpu-pack/pack-environment';
import { nvidiaParts } from './nvidia';

/** What to do about the GPU pack; null: there is none, or nothing here to use it for. */
export type PackChoice =
  | { readonly kind: 'use'; readonly folder: string }
  /** `reason`: a clause. */
  | { readonly kind: 'unusable'; readonly reason: string }
  | null;

/** Its library takes a second more to load, so it is left aside where the driver names no GPU. */
export function choosePack(
  environment = readPackEnvironment(),
  findGpus: () => readonly string[] = () => nvidiaParts().gpus,
  known: PackContents = knownPack,
): PackChoice {
  const { folder, wish, failure } = environment;
  if (folder === null || wish === 'never') return null;
  const found = installedPack(folder, known);
  if (found.kind === 'none') return null;
  if (found.kind === 'unusable') return found;
  if (failure !== null) return { kind: 'unusable', reason: failure };
  return wish === 'always' || findGpus().length > 0 ? { kind: 'use', folder } : null;
}
