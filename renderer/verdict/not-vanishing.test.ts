import { describe, expect, it } from 'vitest';
import { observedRunOf } from '../observe/testing/observed-run-of';
import type { VerdictCode } from '../../shared/diagnosis/verdict';
import { notVanishing } from './not-vanishing';

function words(
  code: VerdictCode,
  delta: readonly (number | null)[],
  moved: readonly number[] = [7.3, 1, 1],
): string | null {
  const { description, reports } = observedRunOf({
    layers: delta.length,
    signals: { 'delta-rms': [delta], 'relative-weight-change': [moved] },
  });
  const [report] = reports;
  if (report === undefined) throw new Error('There is no report.');
  return notVanishing(code, description, report);
}

describe('not vanishing', () => {
  it('says how much arrives and how far the first layer moved', () => {
    expect(words('healthy', [0.5, 0.6, 1])).toBe(
      'Not vanishing, because 50 % of the output’s δ reaches layer 1, which has moved by 7.3 times its starting size.',
    );
  });

  it('says that a network learns from little, where it does', () => {
    expect(words('healthy', [1e-6, 1e-3, 1], [0.2, 1, 1])).toBe(
      'Not vanishing, although only 1.0·10⁻⁶ of the output’s δ reaches layer 1: the loss falls, and layer 1 has moved by 20 % of its starting size.',
    );
  });

  it.each<[string, VerdictCode, readonly (number | null)[]]>([
    ['beside a vanishing gradient', 'vanishing-gradient', [1e-6, 1e-3, 1]],
    ['before there is a verdict', 'too-early', [1, 1, 1]],
    ['where little arrives and something else is worse', 'dead-units', [1e-6, 1e-3, 1]],
    ['where nothing was measured', 'healthy', [null, null, null]],
    ['where the output has no gradient', 'healthy', [0, 0, 0]],
  ])('is silent %s', (_, code, delta) => {
    expect(words(code, delta)).toBeNull();
  });
});
