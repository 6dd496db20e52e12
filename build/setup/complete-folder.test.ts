import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeComplete } from './complete-folder.mjs';

let parent = '';
let folder = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'complete-'));
  folder = join(parent, 'library');
});
afterEach(() => rmSync(parent, { recursive: true }));

describe('makeComplete', () => {
  it('shows the folder only once it is filled', async () => {
    let seenMeanwhile = true;
    await makeComplete(folder, async (partial) => {
      writeFileSync(join(partial, 'file'), 'content');
      seenMeanwhile = existsSync(folder);
    });
    expect(seenMeanwhile).toBe(false);
    expect(readdirSync(folder)).toEqual(['file']);
    expect(readdirSync(parent)).toEqual(['library']);
  });

  it('leaves nothing behind when filling fails', async () => {
    const failing = makeComplete(folder, async (partial) => {
      writeFileSync(join(partial, 'half'), '');
      throw new Error('cut off');
    });
    await expect(failing).rejects.toThrow('cut off');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('throws away what a killed attempt left, and starts afresh', async () => {
    mkdirSync(`${folder}.partial-4711`);
    writeFileSync(join(`${folder}.partial-4711`, 'half'), '');
    await makeComplete(folder, async (partial) => writeFileSync(join(partial, 'whole'), ''));
    expect(readdirSync(folder)).toEqual(['whole']);
    expect(readdirSync(parent)).toEqual(['library']);
  });

  it('does not fill a folder that is there', async () => {
    mkdirSync(folder);
    await makeComplete(folder, () => Promise.reject(new Error('must not run')));
    expect(readdirSync(folder)).toEqual([]);
  });
});
