import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const millisecondsBetweenLooks = 250;

/**
 * Runs `work` while no other process holds the same lock. A lock left by a process that has died
 * is taken over.
 *
 * @param {string} path of the lock file
 * @param {() => Promise<void>} work
 * @param {(text: string) => void} say
 */
export async function withLock(path, work, say = (text) => process.stderr.write(`${text}\n`)) {
  mkdirSync(dirname(path), { recursive: true });
  let waiting = false;
  while (!takeLock(path)) {
    const owner = readOwner(path);
    if (owner && !isAlive(owner)) removeStale(path);
    else {
      if (!waiting && owner)
        say(`Another set-up (process ${owner.pid}) is at work; waiting for it.`);
      waiting = true;
      await wait(millisecondsBetweenLooks);
    }
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @typedef {{ pid: number, started: string }} Owner */

/**
 * The lock appears whole or not at all: a file written under another name, then linked.
 *
 * @param {string} path
 */
function takeLock(path) {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * @param {string} path
 * @returns {Owner | undefined} nothing where the lock is gone by now
 */
function readOwner(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    return { pid: 0, started: 'unreadable' };
  }
}

/**
 * Of all who see the dead owner only one may remove its lock, and only after another look: by then
 * somebody may have removed it and locked anew.
 *
 * @param {string} path
 */
function removeStale(path) {
  const removal = `${path}.removal`;
  if (!takeLock(removal)) {
    const remover = readOwner(removal);
    if (remover && !isAlive(remover)) rmSync(removal, { force: true });
    return;
  }
  try {
    const owner = readOwner(path);
    if (owner && !isAlive(owner)) rmSync(path, { force: true });
  } finally {
    rmSync(removal, { force: true });
  }
}

/** @param {Owner} owner */
function isAlive({ pid, started }) {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  return startOf(pid) === started;
}

/**
 * Process ids come round again; together with the start time they do not.
 *
 * @param {number} pid
 * @returns {string} the start time in the kernel's ticks, or '' where the kernel does not tell
 */
function startOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
