import { hashName } from '../random/name-hash';
import type { Program } from '../program/program';

/** A name that programs share only if they are the same, node by node. */
export function programKey(programs: readonly (Program | null)[]): string {
  const [low, high] = hashName(JSON.stringify(programs, spellNumbers));
  return [high, low].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** JSON knows neither -0 nor NaN and Infinity, and constants may hold them. */
function spellNumbers(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0))) return value;
  return Object.is(value, -0) ? '-0' : String(value);
}
