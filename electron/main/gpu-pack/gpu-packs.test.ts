import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GpuPackNews } from '../../../shared/messages/gpu-pack-state';
import { packFolder } from '../../gpu-pack/pack-place';
import { madeUpContents, writeArchive } from '../../gpu-pack/testing/made-up-pack';
import { GpuPacks, isNamedAsPack } from './gpu-packs';

let home = '';
let file = '';
let news: GpuPackNews[] = [];
let replaced = 0;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gradient-lab-gpu-packs-'));
  file = join(home, 'gpu-pack.tar.gz');
  [news, replaced] = [[], 0];
});

afterEach(() => rmSync(home, { recursive: true }));

function packs(): GpuPacks {
  return new GpuPacks({
    pack: packFolder(home),
    onNews: (told) => news.push(told),
    onReplaced: () => (replaced += 1),
    known: madeUpContents,
  });
}

const kinds = () => news.map(({ state }) => state.kind);

it('a pack that is added is told from its beginning to its end, and engines are renewed', async () => {
  await writeArchive(file);
  const added = packs();
  expect(added.read()).toEqual({ state: { kind: 'none' }, problem: null });
  await added.add(file);
  expect(kinds()).toEqual(['adding', 'adding', 'installed']);
  expect(added.read().state).toMatchObject({ kind: 'installed', tensorflow: '2.21.0' });
  expect(replaced).toBe(1);
});

it('a file that is no pack changes nothing but what is told', async () => {
  writeFileSync(file, 'no pack');
  const refused = packs();
  await refused.add(file);
  expect(refused.read()).toMatchObject({
    state: { kind: 'none' },
    problem: { code: 'not-a-gpu-pack' },
  });
  expect(replaced).toBe(0);
});

it('one that is cancelled is no problem', async () => {
  await writeArchive(file);
  const cancelled = packs();
  const adding = cancelled.add(file);
  cancelled.cancel();
  await adding;
  expect(cancelled.read()).toEqual({ state: { kind: 'none' }, problem: null });
  expect(replaced).toBe(0);
});

it('nothing else is begun while a pack is being added', async () => {
  await writeArchive(file);
  const busy = packs();
  const adding = busy.add(file);
  await busy.remove();
  await adding;
  expect(kinds()).not.toContain('removing');
  await busy.remove();
  expect(busy.read().state).toEqual({ kind: 'none' });
  expect(replaced).toBe(2);
});

it.each([
  ['/home/ada/gradient-lab-gpu-pack-2.21.0-linux-x64.tar.gz', true],
  ['gradient-lab-gpu-pack-2.21.0-linux-x64 (1).tar.gz', true],
  ['/home/ada/gpu-pack/rows.csv.gz', false],
  ['sigmoid.gradient-lab', false],
])('%s is named as a pack: %s', (name, is) => {
  expect(isNamedAsPack(name)).toBe(is);
});
