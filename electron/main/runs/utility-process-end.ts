import { constants } from 'node:os';
import type { EngineEnd } from '../../engine/supervision/engine-child';

/** Signals that end a process from inside or outside and that no exit code of ours could be mistaken for. */
const tellingSignals = ['SIGILL', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV', 'SIGTERM'] as const;

/**
 * How a utility process ended, from the one number that Electron tells: an exit code, or on POSIX the number of the
 * signal; where it was killed (SIGKILL, which is what the system does for want of memory), Chromium tells 0.
 * The engine never ends by itself without a fault, so 0 is never its own.
 */
export function utilityProcessEnd(code: number, platform: NodeJS.Platform): EngineEnd {
  if (platform === 'win32') return { code, signal: null };
  if (code === 0 || code === constants.signals.SIGKILL) return { code: null, signal: 'SIGKILL' };
  const signal = tellingSignals.find((name) => constants.signals[name] === code);
  return signal === undefined ? { code, signal: null } : { code: null, signal };
}
