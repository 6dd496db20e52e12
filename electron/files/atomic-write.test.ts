import * as nodeFileSystem from 'node:fs/promises';
import {
  chmod,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically } from './atomic-write';
import type { WritingFileSystem } from './atomic-write';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-atomic-write-'));
  file = join(folder, 'work.json');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

class PowerCut extends Error {}

/** A file system on which `before` is called ahead of everything that changes the disk. */
function interrupted(before: (operation: string) => void): WritingFileSystem {
  return {
    ...nodeFileSystem,
    open: async (...given: Parameters<typeof nodeFileSystem.open>) => {
      before('open');
      const handle = await nodeFileSystem.open(...given);
      const write = handle.writeFile.bind(handle);
      const sync = handle.sync.bind(handle);
      handle.writeFile = async (...content) => {
        // Half of it is on the disk when the power goes.
        await write(String(content[0]).slice(0, 2));
        before('write');
        await write(String(content[0]).slice(2));
      };
      handle.sync = async () => {
        before('sync');
        await sync();
      };
      return handle;
    },
    chmod: async (...given) => {
      before('chmod');
      await nodeFileSystem.chmod(...given);
    },
    rename: async (...given) => {
      before('rename');
      await nodeFileSystem.rename(...given);
    },
    rm: async (...given) => {
      before('rm');
      await nodeFileSystem.rm(...given);
    },
  };
}

function failingAt(operation: string, code: string): WritingFileSystem {
  return interrupted((present) => {
    if (present === operation) throw Object.assign(new Error(`${code}: no`), { code });
  });
}

/** Nothing that would come after the given number of operations happens any more. */
function losingPowerAfter(operations: number): WritingFileSystem {
  let done = 0;
  return interrupted(() => {
    if (done >= operations) throw new PowerCut();
    done += 1;
  });
}

describe('writeFileAtomically', () => {
  it('writes a file that was not there', async () => {
    await writeFileAtomically(file, 'new content');
    expect(await readFile(file, 'utf8')).toBe('new content');
    expect(await readdir(folder)).toEqual(['work.json']);
  });

  it('writes bytes as they are', async () => {
    const bytes = Uint8Array.from([0, 255, 128, 10]);
    await writeFileAtomically(file, bytes);
    expect(new Uint8Array(await readFile(file))).toEqual(bytes);
  });

  it('replaces content and keeps permissions', async () => {
    await writeFile(file, 'old content');
    await chmod(file, 0o640);
    await writeFileAtomically(file, 'new content');
    expect(await readFile(file, 'utf8')).toBe('new content');
    expect((await stat(file)).mode & 0o777).toBe(0o640);
  });

  it('writes through a symbolic link, which stays one', async () => {
    const link = join(folder, 'link.json');
    await writeFile(file, 'old content');
    await symlink(file, link);
    await writeFileAtomically(link, 'new content');
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readlink(link)).toBe(file);
    expect(await readFile(file, 'utf8')).toBe('new content');
  });

  it('keeps the replaced content where it is told to', async () => {
    const previous = join(folder, 'previous.json');
    await writeFileAtomically(file, 'first', { keepPreviousAs: previous });
    await writeFileAtomically(file, 'second', { keepPreviousAs: previous });
    await writeFileAtomically(file, 'third', { keepPreviousAs: previous });
    expect(await readFile(file, 'utf8')).toBe('third');
    expect(await readFile(previous, 'utf8')).toBe('second');
  });

  it.each([
    ['open', 'EACCES'],
    ['write', 'ENOSPC'],
    ['sync', 'EIO'],
    ['chmod', 'EPERM'],
    ['rename', 'EACCES'],
  ])('leaves the old file and nothing beside it when %s fails with %s', async (operation, code) => {
    await writeFile(file, 'old content');
    const fileSystem = failingAt(operation, code);
    await expect(writeFileAtomically(file, 'new content', { fileSystem })).rejects.toMatchObject({
      code,
    });
    expect(await readFile(file, 'utf8')).toBe('old content');
    expect(await readdir(folder)).toEqual(['work.json']);
  });

  it('holds all of the old or all of the new content wherever the power is cut', async () => {
    const seen = new Set<string>();
    for (let operations = 0; !seen.has('complete'); operations += 1) {
      await writeFile(file, 'old content');
      const fileSystem = losingPowerAfter(operations);
      const outcome = await writeFileAtomically(file, 'new content', { fileSystem }).then(
        () => 'complete',
        (error: unknown) => (error instanceof PowerCut ? 'cut' : 'other error'),
      );
      const content = await readFile(file, 'utf8');
      expect(['old content', 'new content']).toContain(content);
      if (outcome === 'complete') expect(content).toBe('new content');
      seen.add(outcome);
    }
    expect(seen).toEqual(new Set(['cut', 'complete']));
  });

  it('has one whole generation at least wherever the power is cut while one is kept', async () => {
    const previous = join(folder, 'previous.json');
    for (let operations = 0; operations < 12; operations += 1) {
      await rm(previous, { force: true });
      await writeFile(file, 'old content');
      const fileSystem = losingPowerAfter(operations);
      await writeFileAtomically(file, 'new content', {
        fileSystem,
        keepPreviousAs: previous,
      }).catch(() => undefined);
      const present = await readFile(file, 'utf8').catch(() => readFile(previous, 'utf8'));
      expect(['old content', 'new content']).toContain(present);
    }
  });
});
