import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bytesIn, freeBytes } from './free-space';

it('free space is told of a folder that does not exist yet', async () => {
  expect(await freeBytes(join(tmpdir(), 'not', 'there'))).toBeGreaterThan(0);
});

it('what POSIX has df write is read', () => {
  const table =
    'Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda1 900 700 200 78% /a b\n';
  expect(bytesIn(table)).toBe(200 * 1024);
  expect(bytesIn('df: no such file')).toBe(null);
});
