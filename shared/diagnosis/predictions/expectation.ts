import type { Finding } from '../finding';
import type { Evidence, VerdictCode } from '../verdict';

/** What the starting weights let expect. */
export type Expectation = Omit<Finding, 'fromStart' | 'against'>;

export function expectation(
  code: VerdictCode,
  confidence: number,
  summary: string,
  layers: readonly string[],
  ...evidence: readonly Evidence[]
): Expectation {
  return { code, confidence, summary, layers, evidence };
}
