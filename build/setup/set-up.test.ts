import { describe, expect, it } from 'vitest';
import { sayWhatWorksHere, stepsFor } from './set-up.mjs';
import { currentSurroundings } from './surroundings.mjs';

function namesOn(platform: NodeJS.Platform, architecture: string, window: boolean) {
  const surroundings = { ...currentSurroundings(), platform, architecture };
  return stepsFor(surroundings, { window }).map(({ name }) => name);
}

const native = ["TensorFlow's library", "TensorFlow's binding"];

describe('stepsFor', () => {
  it('sets up everything on Linux x64', () => {
    expect(namesOn('linux', 'x64', true)).toEqual([
      'System packages',
      'Node packages',
      ...native,
      'Electron',
      'Gradient Lab',
    ]);
  });

  it('leaves Electron out for the command line', () => {
    expect(namesOn('linux', 'x64', false)).not.toContain('Electron');
  });

  it.each([
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ] as const)('on %s %s leaves TensorFlow to the reference engine', (platform, architecture) => {
    expect(namesOn(platform, architecture, true)).toEqual([
      'Node packages',
      'Electron',
      'Gradient Lab',
    ]);
  });
});

describe('sayWhatWorksHere', () => {
  it('names the platform and what to expect', () => {
    let said = '';
    const stream = { write: (text: string) => (said += text).length > 0 };
    const surroundings = {
      ...currentSurroundings(),
      platform: 'darwin' as const,
      architecture: 'arm64',
    };
    sayWhatWorksHere(surroundings, stream);
    expect(said).toMatch(/this is darwin arm64.*reference engine.*more slowly/);
  });
});
