import { setPriority } from 'node:os';

/** A process that has ended already, or a system that does not let us, is no reason not to train. */
export function lowerPriority(process: number | undefined, priority: number): void {
  if (process === undefined) return;
  try {
    setPriority(process, priority);
  } catch {
    return;
  }
}
