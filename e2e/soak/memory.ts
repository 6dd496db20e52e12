import type { ElectronApplication, Page } from '@playwright/test';

/** Memory in megabytes when nothing is going on and everything that can be collected is. */
export interface MemorySample {
  readonly windowHeap: number;
  readonly mainHeap: number;
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
  const main = await app.evaluate(({ app: own }) => {
    globalThis.gc?.();
    const resident = (kind: string): number =>
      own
        .getAppMetrics()
        .filter(({ type }) => type === kind)
        .reduce((sum, { memory }) => sum + memory.workingSetSize / 1024, 0);
    return {
      mainHeap: process.memoryUsage().heapUsed / 2 ** 20,
      mainResident: resident('Browser'),
      windowResident: resident('Tab'),
    };
  });
  return { ...main, windowHeap: usedSize / 2 ** 20 };
}

export type MemoryQuantity = keyof MemorySample;
export const memoryQuantities: readonly MemoryQuantity[] = [
  'windowHeap',
  'mainHeap',
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
