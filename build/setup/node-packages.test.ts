import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from './node-packages.mjs';

let repository = '';
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'packages-'));
  mkdirSync(join(repository, 'node_modules'));
  const packages = {
    '': { name: 'root' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-darwin': { version: '1.0.0', optional: true },
  };
  writeFileSync(join(repository, 'package-lock.json'), JSON.stringify({ packages }));
});
afterEach(() => rmSync(repository, { recursive: true }));

function install(packages: Record<string, { version: string }>) {
  const file = join(repository, 'node_modules', '.package-lock.json');
  writeFileSync(file, JSON.stringify({ packages }));
}

describe('isInstalled', () => {
  it('is false while npm has not finished', () => {
    expect(isInstalled(repository)).toBe(false);
  });

  it('does not ask for packages of other platforms', () => {
    install({ 'node_modules/a': { version: '1.0.0' } });
    expect(isInstalled(repository)).toBe(true);
  });

  it('is false after the lock file has moved on', () => {
    install({ 'node_modules/a': { version: '0.9.0' } });
    expect(isInstalled(repository)).toBe(false);
  });

  it('is false where a package is missing', () => {
    install({});
    expect(isInstalled(repository)).toBe(false);
  });
});
