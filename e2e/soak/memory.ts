import type { ElectronApplication, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

/**
 * Memory in megabytes when nothing is going on and everything that can be collected is. `own` is what a process holds of
 * its own, as the kernel counts it. Pages of programs and libraries are no part of it: they are most of what is resident,
 * and the kernel drops and reads them again as it likes.
 */
export interface MemorySample {
  readonly windowHeap: number;
  readonly mainHeap: number;
  readonly windowOwn: number;
  readonly mainOwn: number;
  readonly windowResident: number;
  readonly mainResident: number;
}

/** With it, the main process can be told to collect garbage. */
export const collectable = '--js-flags=--expose-gc';

/** Of an app that was launched with {@link collectable}. */
export async function memoryOf(app: ElectronApplication, page: Page): Promise<MemorySample> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  const { heapUsed, ids } = await app.evaluate(({ app: own }) => {
    // V8 keeps the pages that a collection empties until the next one: a burst of 40 MB would look like a leak.
    globalThis.gc?.();
    globalThis.gc?.();
    const ofKind = (kind: string): readonly number[] =>
      own.getAppMetrics().flatMap(({ type, pid }) => (type === kind ? [pid] : []));
    return {
      heapUsed: process.memoryUsage().heapUsed,
      ids: { main: ofKind('Browser'), window: ofKind('Tab') },
    };
  });
  return {
    windowHeap: usedSize / 2 ** 20,
    mainHeap: heapUsed / 2 ** 20,
    windowOwn: megabytes(ids.window, ['RssAnon', 'RssShmem']),
    mainOwn: megabytes(ids.main, ['RssAnon', 'RssShmem']),
    windowResident: megabytes(ids.window, ['VmRSS']),
    mainResident: megabytes(ids.main, ['VmRSS']),
  };
}

/** The sum of what Linux says of these processes under these names, which it gives in kilobytes. */
function megabytes(ids: readonly number[], names: readonly string[]): number {
  const lines = ids.flatMap((id) => readFileSync(`/proc/${id}/status`, 'utf8').split('\n'));
  return lines
    .filter((line) => names.some((name) => line.startsWith(`${name}:`)))
    .reduce((sum, line) => sum + Number.parseInt(line.split(':')[1] ?? '', 10) / 1024, 0);
}

export type MemoryQuantity = keyof MemorySample;
export const memoryQuantities: readonly MemoryQuantity[] = [
  'windowHeap',
  'mainHeap',
  'windowOwn',
  'mainOwn',
  'windowResident',
  'mainResident',
];

/** By what factor a quantity grew from the first third of the samples after warm-up to the last, by their medians. */
export function growth(samples: readonly MemorySample[], quantity: MemoryQuantity): number {
  const values = samples.map((sample) => sample[quantity]);
  const third = Math.max(1, Math.floor(values.length / 3));
  return median(values.slice(-third)) / median(values.slice(0, third));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
