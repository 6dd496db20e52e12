import { describe, expect, it } from 'vitest';
import { dataFolder } from './data-folder';
import type { Surroundings } from './data-folder';

const home = '/home/ada';

describe('dataFolder', () => {
  it.each<[string, Surroundings['platform'], Surroundings['environment'], string]>([
    ['what GRADIENT_LAB_HOME says', 'linux', { GRADIENT_LAB_HOME: '/lab' }, '/lab'],
    [
      'the default where GRADIENT_LAB_HOME is empty',
      'linux',
      { GRADIENT_LAB_HOME: '' },
      '/home/ada/.local/share/gradient-lab',
    ],
    ['the XDG default', 'linux', {}, '/home/ada/.local/share/gradient-lab'],
    ['XDG_DATA_HOME', 'linux', { XDG_DATA_HOME: '/data' }, '/data/gradient-lab'],
    [
      'the default where XDG_DATA_HOME is relative, as its specification says',
      'linux',
      { XDG_DATA_HOME: 'data' },
      '/home/ada/.local/share/gradient-lab',
    ],
    ['Application Support', 'darwin', {}, '/home/ada/Library/Application Support/Gradient Lab'],
    ['APPDATA', 'win32', { APPDATA: 'C:\\Roaming' }, 'C:\\Roaming\\Gradient Lab'],
  ])('is %s on %s', (_case, platform, environment, expected) => {
    expect(dataFolder({ environment, platform, homeFolder: home })).toBe(expected);
  });
});
