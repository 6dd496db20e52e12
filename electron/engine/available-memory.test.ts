import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { availableMemory } from './available-memory';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gradient-lab-test-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const free =
  'MemTotal:       24684000 kB\nMemFree:         100000 kB\nMemAvailable:   2000000 kB\n';

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

describe('the memory that is there', () => {
  it.each([
    ['of a machine', {}, 2_000_000 * 1024],
    [
      'in a container with less',
      { 'sys/fs/cgroup/memory.max': '700\n', 'sys/fs/cgroup/memory.current': '200\n' },
      500,
    ],
    [
      'in a container of the older kind',
      {
        'sys/fs/cgroup/memory/memory.limit_in_bytes': '700\n',
        'sys/fs/cgroup/memory/memory.usage_in_bytes': '900\n',
      },
      0,
    ],
    [
      'in a container without a limit',
      { 'sys/fs/cgroup/memory.max': 'max\n', 'sys/fs/cgroup/memory.current': '200\n' },
      2_000_000 * 1024,
    ],
  ])('%s', (_, files, expected) => {
    write({ 'proc/meminfo': free, ...files });
    expect(availableMemory(root)).toBe(expected);
  });

  it('is what Node tells where the system has no such files', () => {
    expect(availableMemory(root)).toBeLessThan(2 * freemem() + 2 ** 30);
    expect(availableMemory(root)).toBeGreaterThan(0);
  });
});
