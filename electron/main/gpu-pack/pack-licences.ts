import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Licence } from '../../../shared/messages/licence';
import { installedPack } from '../../gpu-pack/installed-pack';
import type { PackContents } from '../../gpu-pack/pack-contents';
import { knownPack, termsPath } from '../../gpu-pack/pack-contents';

/** What the GPU pack is made of, each with the terms that it brings; nothing where there is no pack that can be used. */
export async function packLicences(
  pack: string,
  known: PackContents = knownPack,
): Promise<readonly Licence[]> {
  if (installedPack(pack, known).kind !== 'complete') return [];
  return Promise.all(
    known.packages.map(async ({ name, version }) => ({
      name: `${name} (GPU pack)`,
      version,
      licence: 'see its text',
      text: await readFile(join(pack, termsPath(name)), 'utf8'),
    })),
  );
}
