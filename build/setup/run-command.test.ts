import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.mjs';

describe('runCommand', () => {
  it('gives the exit code and all output', async () => {
    const program = 'console.log("out"); console.error("err"); process.exit(3)';
    const { code, output } = await runCommand(process.execPath, ['-e', program]);
    expect(code).toBe(3);
    expect([...output.split('\n')].sort()).toEqual(['', 'err', 'out']);
  });

  it('gives 127 for a program that does not exist', async () => {
    expect((await runCommand('no-such-program-anywhere', [])).code).toBe(127);
  });

  it('hands over whole lines as they come', async () => {
    const lines: string[] = [];
    const program = 'process.stdout.write("one\\ntw"); process.stdout.write("o\\n")';
    await runCommand(process.execPath, ['-e', program], { onLine: (line) => lines.push(line) });
    expect(lines).toEqual(['one', 'two']);
  });

  it.runIf(process.platform === 'linux')('does not outlive a set-up that was killed', async () => {
    const module = join(import.meta.dirname, 'run-command.mjs');
    const program = `
      import { runCommand } from ${JSON.stringify(module)};
      await runCommand(process.execPath, ['-e', 'console.log(process.pid); setInterval(() => {}, 1000)'], {
        onLine: (pid) => console.log(pid),
      });`;
    const setUp = spawn(process.execPath, ['--input-type=module', '-e', program]);
    const [text]: unknown[] = await once(setUp.stdout, 'data');
    const child = Number(String(text));
    setUp.kill('SIGKILL');
    await expect.poll(() => isRunning(child)).toBe(false);
  });
});

/** A process that has ended and that nobody has waited for yet still has its id. */
function isRunning(pid: number) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !isZombie(pid);
}

function isZombie(pid: number) {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}
