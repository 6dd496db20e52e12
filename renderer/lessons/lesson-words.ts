import type { LessonCheck, LessonOutcome } from '../../shared/lessons/lesson-outcome';
import { magnitudeWords } from '../observe/number-words';

/** A number of a check with three digits, or as a power of ten. */
export function checkNumber(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || value === 0 || size < 0.001 || size >= 1000) {
    return magnitudeWords(value);
  }
  return String(Number(value.toPrecision(3))).replace('-', '−');
}

export function allowedWords({ least, most }: Pick<LessonCheck, 'least' | 'most'>): string {
  return `${checkNumber(least)} to ${checkNumber(most)}`;
}

/** "All 4 expectations held", "3 of 4 expectations held". */
export function outcomeWords({ held, checks }: Pick<LessonOutcome, 'held' | 'checks'>): string {
  const count = checks.length;
  if (count === 1) return held ? 'The expectation held' : 'The expectation did not hold';
  if (held) return count === 2 ? 'Both expectations held' : `All ${count} expectations held`;
  return `${checks.filter((check) => check.held).length} of ${count} expectations held`;
}
