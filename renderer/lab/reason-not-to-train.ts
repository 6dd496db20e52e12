import type { Problem } from '../../shared/problems/problem';

interface Data {
  readonly isLoading: boolean;
  readonly problems: readonly Problem[];
  readonly shape: unknown;
}

/** Why Train does nothing now, in words; null: it trains. */
export function reasonNotToTrain(data: Data, networkProblems: number): string | null {
  if (data.problems.length > 0) return 'The data cannot be read';
  if (data.shape === null) return 'Reading the data';
  if (networkProblems === 1) return '1 problem to fix';
  if (networkProblems > 1) return `${networkProblems} problems to fix`;
  return data.isLoading ? 'Reading the data' : null;
}
