import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../shared/problems/problem';
import { installPack } from './install-pack';
import type { PackInstallation } from './install-pack';
import { installedPack } from './installed-pack';
import { packFolder } from './pack-place';
import { removePack } from './remove-pack';
import {
  archiveOf,
  madeUpContents,
  madeUpEntries,
  madeUpFiles,
  manifestEntry,
  writeArchive,
} from './testing/made-up-pack';

let home = '';
let file = '';
let pack = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gradient-lab-gpu-pack-'));
  file = join(home, 'gradient-lab-gpu-pack-2.21.0-linux-x64.tar.gz');
  pack = packFolder(join(home, 'data'));
  mkdirSync(dirname(pack));
});

afterEach(() => rmSync(home, { recursive: true }));

function install(changes: Partial<PackInstallation> = {}) {
  const { signal } = new AbortController();
  const usual = { file, pack, signal, onProgress: () => undefined, known: madeUpContents };
  return installPack({ ...usual, ...changes });
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.problems[0].code;
}

/** All that is in the data folder. */
const inData = () => readdirSync(dirname(pack));

const [manifest, library, ...rest] = madeUpEntries;
if (manifest === undefined || library === undefined) throw new Error('The made-up pack is empty.');

describe('installing a GPU pack', () => {
  it('writes its files where the loader looks for them, and nothing else', async () => {
    await writeArchive(file);
    expect(codeOf(await install())).toBe('ok');
    for (const [path, text] of Object.entries(madeUpFiles)) {
      expect(readFileSync(join(pack, path), 'utf8')).toBe(text);
    }
    expect(statSync(join(pack, 'deps/nvidia/cuda_nvcc/bin/ptxas')).mode & 0o111).not.toBe(0);
    expect(statSync(join(pack, 'deps/lib/libtensorflow_cc.so.2')).mode & 0o111).toBe(0);
    expect(inData()).toEqual(['gpu-pack']);
    expect(installedPack(pack, madeUpContents)).toEqual({ kind: 'complete' });
  });

  it('tells how far it is, up to the whole', async () => {
    await writeArchive(file);
    const shares: number[] = [];
    await install({ onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
  });

  const text = 'the lies 11';
  it.each([
    ['a library of another content', [manifest, { ...library, text }, ...rest], 'content'],
    ['a library of another size', [manifest, { ...library, text: 'x' }, ...rest], 'size'],
    ['a missing library', [manifest, ...rest], 'libtensorflow_cc.so.2" is missing'],
    ['a file too many', [...madeUpEntries, { name: 'deps/lib/x.so', text }], 'does not belong'],
    ['a library given twice', [...madeUpEntries, library], 'does not belong'],
    ['a path that climbs', [manifest, { name: '../x', text }], 'leads out'],
    ['a path that climbs inside', [manifest, { name: 'deps/../../x', text }], 'leads out'],
    ['a path from the root', [manifest, { name: '/tmp/x', text }], 'leads out'],
    ['a link', [manifest, { name: 'deps', type: 'symlink', linkname: '/' }], 'no plain file'],
    ['a hard link', [manifest, { name: 'a', type: 'link', linkname: 'b' }], 'no plain file'],
    ['a device', [manifest, { name: 'a', type: 'block-device' }], 'no plain file'],
  ] as const)('refuses %s and keeps nothing', async (_case, entries, words) => {
    await writeArchive(file, entries);
    const result = await install();
    expect(codeOf(result)).toBe('gpu-pack-damaged');
    expect(result.ok ? '' : result.problems[0].message).toContain(words);
    expect(inData()).toEqual([]);
    expect(readdirSync(home).sort()).toEqual(['data', file.slice(home.length + 1)]);
  });

  it.each([
    ['for another TensorFlow', { ...madeUpContents, tensorflow: '2.99.0' }, 'TensorFlow 2.99.0'],
    ['with other libraries', { ...madeUpContents, files: [] }, 'other ones'],
  ])('refuses a pack %s by its manifest alone', async (_case, contents, words) => {
    await writeArchive(file, [manifestEntry(contents), library]);
    const result = await install();
    expect(codeOf(result)).toBe('gpu-pack-other-version');
    expect(result.ok ? '' : result.problems[0].message).toContain(words);
  });

  it.each([
    ['text', () => Buffer.from('not an archive')],
    ['nothing', () => Buffer.alloc(0)],
    ['packed text', () => gzipSync('x'.repeat(5000))],
    ['packed nothing', () => gzipSync('')],
    ['another archive', () => archiveOf([{ name: 'readme.txt', text: 'hello' }])],
    ['a manifest that is no JSON', () => archiveOf([{ ...manifest, text: '{' }])],
    ['a manifest of two megabytes', () => archiveOf([{ ...manifest, text: ' '.repeat(2e6) }])],
    [
      'a manifest with a field too many',
      () => archiveOf([manifestEntry({ ...madeUpContents, x: 1 })]),
    ],
  ])('says that a file of %s is no pack', async (_case, content) => {
    writeFileSync(file, await content());
    expect(codeOf(await install())).toBe('not-a-gpu-pack');
    expect(inData()).toEqual([]);
  });

  it.each([0.3, 0.6, 0.9, 0.99])('refuses a file that ends at %d of its length', async (share) => {
    const large = { ...library, text: Array.from({ length: 4000 }, (_, n) => `${n * n}`).join() };
    const whole = await archiveOf([manifest, large, ...rest]);
    writeFileSync(file, whole.subarray(0, Math.floor(whole.length * share)));
    expect(['gpu-pack-damaged', 'not-a-gpu-pack']).toContain(codeOf(await install()));
    expect(inData()).toEqual([]);
  });

  it('with any bytes changed is refused, or is the pack all the same', async () => {
    const whole = await archiveOf(madeUpEntries);
    const plain = gunzipSync(whole);
    const change = fc.record({
      at: fc.nat(),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }),
    });
    const damage = async (from: Buffer, { at, bytes }: { at: number; bytes: Uint8Array }) => {
      const damaged = Buffer.from(from);
      damaged.set(bytes, at % (from.length - bytes.length));
      // Damage in the archive itself gets past gzip's own sum.
      writeFileSync(file, from === plain ? gzipSync(damaged) : damaged);
      const result = await install();
      expect(inData()).toEqual(result.ok ? ['gpu-pack'] : []);
      if (!result.ok) {
        expect(['gpu-pack-damaged', 'not-a-gpu-pack', 'gpu-pack-other-version']).toContain(
          codeOf(result),
        );
        return;
      }
      for (const [path, text] of Object.entries(madeUpFiles)) {
        expect(readFileSync(join(pack, path), 'utf8')).toBe(text);
      }
      await removePack(pack);
    };
    await fc.assert(
      fc.asyncProperty(change, (one) => damage(whole, one)),
      { numRuns: 60 },
    );
    await fc.assert(
      fc.asyncProperty(change, (one) => damage(plain, one)),
      { numRuns: 120 },
    );
    expect(readdirSync(home).sort()).toEqual(['data', file.slice(home.length + 1)]);
  });

  it('refuses what unpacks to far more than it says before it is all unpacked', async () => {
    writeFileSync(file, Buffer.concat([await archiveOf([manifest]), gzipSync(Buffer.alloc(64e6))]));
    const result = await install();
    expect(result.ok ? '' : result.problems[0].message).toContain('more than it says');
  });

  it('refuses a header that is made to fill the memory', async () => {
    const header = { name: 'deps', pax: { comment: 'x'.repeat(16e6) } };
    writeFileSync(file, await archiveOf([manifest, header]));
    expect(codeOf(await install())).toBe('gpu-pack-damaged');
  });

  it('says before it writes anything that there is no room', async () => {
    await writeArchive(file);
    const result = await install({ freeSpace: () => Promise.resolve(1e6) });
    expect(codeOf(result)).toBe('gpu-pack-no-room');
    expect(inData()).toEqual([]);
  });

  it('says that the file is not there', async () => {
    expect(codeOf(await install())).toBe('file-not-found');
  });

  it('keeps nothing of what is cancelled, and what was there before stays', async () => {
    await writeArchive(file);
    await install();
    const controller = new AbortController();
    const cancelled = await install({
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(codeOf(cancelled)).toBe('gpu-pack-cancelled');
    expect(inData()).toEqual(['gpu-pack']);
    expect(installedPack(pack, madeUpContents)).toEqual({ kind: 'complete' });
  });

  it('replaces a pack that lies there', async () => {
    mkdirSync(pack);
    writeFileSync(join(pack, 'old'), '');
    await writeArchive(file);
    expect(codeOf(await install())).toBe('ok');
    expect(existsSync(join(pack, 'old'))).toBe(false);
    expect(inData()).toEqual(['gpu-pack']);
  });

  it('cleans up after a process that was ended, and leaves one that is at work alone', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const alive = `gpu-pack.partial-${process.ppid}-b`;
    mkdirSync(join(dirname(pack), `gpu-pack.partial-${dead}-a`));
    mkdirSync(join(dirname(pack), alive));
    await writeArchive(file);
    await install();
    expect(inData().sort()).toEqual(['gpu-pack', alive]);
  });
});

describe('an installed GPU pack', () => {
  it('is found out where a file is missing or has another size', async () => {
    await writeArchive(file);
    await install();
    const damaged = join(pack, 'deps/lib/libtensorflow_cc.so.2');
    writeFileSync(damaged, 'half');
    expect(installedPack(pack, madeUpContents)).toMatchObject({ kind: 'unusable' });
    rmSync(damaged);
    expect(installedPack(pack, madeUpContents)).toMatchObject({ kind: 'unusable' });
  });

  it('is removed as a whole, once', async () => {
    await writeArchive(file);
    await install();
    expect(await removePack(pack)).toEqual({ ok: true, value: true });
    expect(inData()).toEqual([]);
    expect(installedPack(pack, madeUpContents)).toEqual({ kind: 'none' });
    expect(await removePack(pack)).toEqual({ ok: true, value: false });
  });
});
