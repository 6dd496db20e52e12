import { describe, expect, it } from 'vitest';
import { standings } from '../../shared/diagnosis/diagnose';
import { preflight } from '../../shared/diagnosis/preflight';
import { startingExample } from '../../shared/experiment/starting-example';
import type { Remedies } from '../../shared/experiment/remedies';
import { rowsOf, valueOf } from './suite-rows';
import { trainRun } from './train-run';

/** The starting example as the engine trains it, with remedies switched on; and the verdicts in the order they were given. */
async function trained(remedies: Partial<Remedies>) {
  const experiment = {
    ...startingExample,
    remedies: { ...startingExample.remedies, ...remedies },
  };
  const record = await trainRun(experiment);
  const codes = standings(record).map(({ finding }) => finding.code);
  return {
    foretold: valueOf(preflight(experiment, await rowsOf(experiment))).verdict.code,
    loss: record.reports.at(-1)?.loss ?? NaN,
    codes,
    given: codes.filter((code, epoch) => code !== codes[epoch - 1]),
  };
}

describe('the starting example', () => {
  it('is called vanishing by the fourth of its forty epochs, and nothing else', async () => {
    const { loss, codes, given } = await trained({});
    // ln 2: it never learns more than how often each class occurs.
    expect(loss).toBeGreaterThan(0.69);
    expect(codes[4]).toBe('vanishing-gradient');
    expect(given).toEqual(['too-early', 'vanishing-gradient']);
  });

  it('with residual paths ends at a loss of 0.3, after a plateau that is never called vanishing', async () => {
    const { loss, given } = await trained({ residual: true });
    // 0.29 to 0.30 in an independent implementation (starting-example.long.test.ts).
    expect(loss).toBeGreaterThan(0.25);
    expect(loss).toBeLessThan(0.35);
    expect(given).toEqual(['too-early', 'healthy']);
  });

  it.each<[string, Partial<Remedies>]>([
    ['batch norm', { batchNormalization: true }],
    ['batch norm and ReLU', { batchNormalization: true, relu: true }],
  ])('learns with %s, as its starting weights foretell', async (_name, remedies) => {
    const { foretold, loss, codes } = await trained(remedies);
    // First steps of half the weights and more, which normalization makes harmless.
    expect(loss).toBeLessThan(0.25);
    expect(codes.at(-1)).toBe('healthy');
    expect(foretold).toBe('healthy');
  });
});
