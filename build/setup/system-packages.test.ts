import { describe, expect, it } from 'vitest';
import { currentSurroundings } from './surroundings.mjs';
import { silentReport } from './silent-report.mjs';
import { systemPackages } from './system-packages.mjs';

const asUser = { ...currentSurroundings(), isRoot: false };
const met = { names: ['there'], isMet: () => true };
const unmet = { names: ['newer-name', 'older-name'], isMet: async () => false };

describe('systemPackages', () => {
  it('is done where every need is met', async () => {
    expect(await systemPackages(asUser, [met]).isDone()).toBe(true);
  });

  it('is not done where one is not', async () => {
    expect(await systemPackages(asUser, [met, unmet]).isDone()).toBe(false);
  });

  it('gives an ordinary user what to install, and installs nothing itself', async () => {
    const attempt = systemPackages(asUser, [met, unmet]).run(silentReport);
    await expect(attempt).rejects.toThrow(/sudo apt-get install older-name|package manager/);
  });
});
