import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { downloadWheel, unpackWheel } from './python-wheel.mjs';
import { runCommand } from './run-command.mjs';
import { SetupProblem } from './setup-problem.mjs';
import { silentReport } from './silent-report.mjs';

let folder = '';
let wheelFile = '';

const makeWheel = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    wheel.writestr('carrier/lib/wanted.so', 'machine code')
    program = zipfile.ZipInfo('carrier/lib/program')
    program.external_attr = 0o100755 << 16
    wheel.writestr(program, 'to be run')
    wheel.writestr('carrier/other.py', 'never needed')
    wheel.writestr('../outside/evil.so', 'escaped')
    wheel.writestr('carrier-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: carrier\\nVersion: 1.0\\n')
    wheel.writestr('carrier-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr('carrier-1.0.dist-info/RECORD', '')
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wheel-'));
  mkdirSync(join(folder, 'index'));
  wheelFile = join(folder, 'index', 'carrier-1.0-py3-none-any.whl');
  await runCommand('python3', ['-c', makeWheel, wheelFile]);
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', join(folder, 'index'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function pinned(sha256: string) {
  return { name: 'carrier', version: '1.0', sha256, megabytes: 1, selection: [] };
}

function emptyFolder(name: string) {
  mkdirSync(join(folder, name));
  return join(folder, name);
}

describe('downloadWheel', () => {
  it('brings the file whose SHA-256 is pinned', async () => {
    const bytes = readFileSync(wheelFile);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = await downloadWheel(pinned(sha256), emptyFolder('good'), silentReport);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('refuses a file with another content, and says so', async () => {
    const attempt = downloadWheel(pinned('0'.repeat(64)), emptyFolder('altered'), silentReport);
    await expect(attempt).rejects.toThrow(/SHA-256 differs/);
    await expect(attempt).rejects.toBeInstanceOf(SetupProblem);
    expect(existsSync(join(folder, 'altered', 'download', 'carrier-1.0-py3-none-any.whl'))).toBe(
      false,
    );
  });

  it('says so when no registry has the package', async () => {
    const missing = { ...pinned('0'.repeat(64)), name: 'carrier-that-is-nowhere' };
    await expect(downloadWheel(missing, emptyFolder('nowhere'), silentReport)).rejects.toThrow(
      /registry could not be reached/,
    );
  });
});

describe('unpackWheel', () => {
  it('takes the members wanted and no others', async () => {
    const target = emptyFolder('unpacked');
    await unpackWheel(wheelFile, target, ['carrier/lib/'], silentReport);
    expect(readFileSync(join(target, 'carrier/lib/wanted.so'), 'utf8')).toBe('machine code');
    expect(existsSync(join(target, 'carrier/other.py'))).toBe(false);
  });

  it('leaves a program one that can be run, and nothing else', async () => {
    const target = emptyFolder('programs');
    await unpackWheel(wheelFile, target, ['carrier/lib/'], silentReport);
    const isProgram = (name: string) =>
      (statSync(join(target, 'carrier/lib', name)).mode & 0o111) !== 0;
    expect([isProgram('program'), isProgram('wanted.so')]).toEqual([true, false]);
  });

  it('refuses a member that would leave the folder', async () => {
    await expect(
      unpackWheel(wheelFile, emptyFolder('guarded'), ['../'], silentReport),
    ).rejects.toThrow(SetupProblem);
    expect(existsSync(join(folder, 'outside'))).toBe(false);
  });

  it('fails where nothing matches, rather than leave an empty folder', async () => {
    await expect(
      unpackWheel(wheelFile, emptyFolder('empty'), ['tensorflow/'], silentReport),
    ).rejects.toThrow(SetupProblem);
  });

  it('fails on a file that was cut off', async () => {
    const half = join(folder, 'half.whl');
    const bytes = readFileSync(wheelFile);
    writeFileSync(half, bytes.subarray(0, bytes.length / 2));
    await expect(unpackWheel(half, emptyFolder('cut'), ['carrier/'], silentReport)).rejects.toThrow(
      SetupProblem,
    );
  });
});
