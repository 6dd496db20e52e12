import { join, relative, sep } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPlainPath } from './pack-archive';

it('no path that is let through leaves its folder', () => {
  const part = fc.constantFrom('..', '.', '', 'a', 'b.so.2', '...', '~', '\\', '\0', ' ', 'C:');
  const path = fc.array(part, { maxLength: 6 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(fc.oneof(path, fc.string()), (name) => {
      if (!isPlainPath(name)) return;
      const below = relative('/data/pack', join('/data/pack', name));
      expect(below.split(sep)).not.toContain('..');
      expect(below).toBe(name);
    }),
  );
});
