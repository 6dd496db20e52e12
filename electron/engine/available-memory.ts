import { readFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

/** Where the kernel tells of memory, and what a container may take of it (version 2 and 1 of control groups). */
const memoryFile = 'proc/meminfo';
const limits = [
  ['sys/fs/cgroup/memory.max', 'sys/fs/cgroup/memory.current'],
  ['sys/fs/cgroup/memory/memory.limit_in_bytes', 'sys/fs/cgroup/memory/memory.usage_in_bytes'],
] as const;

/** Bytes that this process may still take before the system ends it for want of memory. */
export function availableMemory(root = '/'): number {
  const free = kilobytesOf('MemAvailable', textOf(root, memoryFile));
  const own = limits.flatMap(([limit, used]) => {
    const left = Number(textOf(root, limit)) - Number(textOf(root, used));
    return Number.isFinite(left) && textOf(root, limit) !== '' ? [Math.max(0, left)] : [];
  });
  return Math.min(free === null ? freemem() : free * 1024, ...own);
}

function kilobytesOf(name: string, text: string): number | null {
  const found = new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/** Empty where there is no such file; "max" and other words are no number. */
function textOf(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8').trim();
  } catch {
    return '';
  }
}
