/** An engine with TensorFlow, its compiled programs and the data of a small run: 330 MB measured, with room to spare. */
const bytesOfEngine = 600_000_000;
/** What is left to the rest of the machine. */
const shareLeftFree = 0.25;

export interface Machine {
  readonly cores: number;
  readonly freeBytes: number;
}

/** How many engines train at once: one a core, as long as memory lasts, and no more than there are runs. */
export function engineCount(runs: number, { cores, freeBytes }: Machine): number {
  const fitting = Math.floor((freeBytes * (1 - shareLeftFree)) / bytesOfEngine);
  return Math.max(1, Math.min(runs, cores, fitting));
}
