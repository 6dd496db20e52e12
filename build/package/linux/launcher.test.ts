import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLauncher } from './launcher.mjs';

/** Elsewhere the launcher asks for a helper of root's, which a test cannot make. */
const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
const mayMakeSandboxes =
  process.getuid?.() === 0 ||
  !existsSync(restriction) ||
  readFileSync(restriction, 'utf8').trim() !== '1';

describe.runIf(process.platform === 'linux' && mayMakeSandboxes)(
  'the launcher of the packages',
  () => {
    let folder = '';

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'gradient-lab launcher-'));
      const app = join(folder, 'gradient-lab-app');
      writeFileSync(app, '#!/bin/sh\necho "${ELECTRON_RUN_AS_NODE:-window} $*"\n');
      chmodSync(app, 0o755);
      writeFileSync(join(folder, 'my experiment.json'), '{}');
      writeFileSync(join(folder, 'run'), '');
      addLauncher(folder);
    });

    afterAll(() => rmSync(folder, { recursive: true }));

    /** What the app is started with, `1` for plain Node; root's window has no sandbox, which is not asked about here. */
    function started(words: readonly string[], display: string): string {
      const { stdout } = spawnSync(join(folder, 'gradient-lab'), words, {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, DISPLAY: display },
      });
      return stdout.trim().replace(' --no-sandbox', '').replaceAll(`${folder}/`, '');
    }

    const commandLine = '1 resources/app.asar/out/main/command-line.js';

    it.each([
      ['opens the window where there is a display', [], ':0', 'window'],
      ['explains itself where there is none', [], '', `${commandLine} --help`],
      ['opens a file in the window', ['./my experiment.json'], ':0', 'window ./my experiment.json'],
      ['runs commands', ['run', 'a.json'], ':0', `${commandLine} run a.json`],
      ['takes a command for one where a file has its name', ['run'], ':0', `${commandLine} run`],
      [
        'leaves a file that is not there to the command line',
        ['a.json'],
        ':0',
        `${commandLine} a.json`,
      ],
    ])('%s', (_case, words, display, expected) => {
      expect(started(words, display)).toBe(expected);
    });

    it('starts from a link, as in /usr/bin', () => {
      const link = join(folder, 'link');
      spawnSync('ln', ['-s', 'gradient-lab', link]);
      const { stdout } = spawnSync(link, ['devices'], { encoding: 'utf8' });
      expect(stdout.replaceAll(`${folder}/`, '').trim()).toBe(`${commandLine} devices`);
    });
  },
);
