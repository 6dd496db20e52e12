import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installPack } from '../../gpu-pack/install-pack';
import { packFolder } from '../../gpu-pack/pack-place';
import { removePack } from '../../gpu-pack/remove-pack';
import { madeUpContents, writeArchive } from '../../gpu-pack/testing/made-up-pack';
import { packLicences } from './pack-licences';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gradient-lab-pack-licences-'));
});
afterEach(() => rmSync(home, { recursive: true }));

it('what a pack is made of is named, with its terms, for as long as the pack is there', async () => {
  const pack = packFolder(home);
  expect(await packLicences(pack, madeUpContents)).toEqual([]);

  const file = join(home, 'gpu-pack.tar.gz');
  await writeArchive(file);
  await installPack({
    file,
    pack,
    known: madeUpContents,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  expect(await packLicences(pack, madeUpContents)).toEqual([
    {
      name: 'tensorflow (GPU pack)',
      version: '2.21.0',
      licence: 'see its text',
      text: 'the terms',
    },
  ]);

  await removePack(pack);
  expect(await packLicences(pack, madeUpContents)).toEqual([]);
});
