import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const silently = () => undefined;

describe('withLock', () => {
  it('holds the lock while the work runs and no longer', async () => {
    let held = false;
    await withLock(path, async () => void (held = existsSync(path)), silently);
    expect(held).toBe(true);
    expect(existsSync(path)).toBe(false);
  });

  it('lets go when the work fails', async () => {
    await expect(
      withLock(path, () => Promise.reject(new Error('broken')), silently),
    ).rejects.toThrow('broken');
    expect(existsSync(path)).toBe(false);
  });

  it('takes over from a process that was killed', async () => {
    const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    writeFileSync(path, JSON.stringify({ pid: killed.pid, started: '1' }));
    expect(await runs()).toBe(true);
  });

  it('takes over when the process id has come round to somebody else', async () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, started: 'long ago' }));
    expect(await runs()).toBe(true);
  });

  it('takes over a lock that cannot be read', async () => {
    writeFileSync(path, '{"pid": 12');
    expect(await runs()).toBe(true);
  });

  it('says that it waits, and runs the second work after the first', async () => {
    const order: string[] = [];
    const said: string[] = [];
    let finishFirst: () => void = silently;
    const first = withLock(path, async () => {
      order.push('first begins');
      await new Promise<void>((settle) => (finishFirst = settle));
      order.push('first ends');
    });
    const second = withLock(
      path,
      async () => void order.push('second'),
      (text) => {
        said.push(text);
        finishFirst();
      },
    );
    await Promise.all([first, second]);
    expect(order).toEqual(['first begins', 'first ends', 'second']);
    expect(said).toEqual([`Another set-up (process ${process.pid}) is at work; waiting for it.`]);
  });

  it('lets one process in at a time, however many come at once', async () => {
    const log = join(folder, 'log');
    const program = `
      import { appendFileSync } from 'node:fs';
      import { withLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.mjs'))};
      await withLock(${JSON.stringify(path)}, async () => {
        appendFileSync(${JSON.stringify(log)}, 'in ');
        await new Promise((settle) => setImmediate(settle));
        appendFileSync(${JSON.stringify(log)}, 'out ');
      }, () => {});`;
    // A dead owner to take over from is where a race would show.
    writeFileSync(path, JSON.stringify({ pid: 0, started: 'never' }));
    const contenders = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' }),
    );
    await Promise.all(contenders.map((contender) => once(contender, 'exit')));
    expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(4));
  });
});

async function runs() {
  let ran = false;
  await withLock(path, async () => void (ran = true), silently);
  return ran;
}
