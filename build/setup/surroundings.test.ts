import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder, hasDisplay } from './surroundings.mjs';

describe('cacheFolder', () => {
  it.each([
    [{}, join(homedir(), '.cache', 'gradient-lab')],
    [{ XDG_CACHE_HOME: '/x' }, '/x/gradient-lab'],
    [{ XDG_CACHE_HOME: '/x', GRADIENT_LAB_CACHE: '/own' }, '/own'],
  ])('with %o is %s', (environment, folder) => {
    expect(cacheFolder(environment)).toBe(folder);
  });
});

describe('hasDisplay', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('on %s with %o is %s', (platform, environment, answer) => {
    expect(hasDisplay(platform, environment)).toBe(answer);
  });
});
