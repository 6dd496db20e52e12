import { describe, expect, it } from 'vitest';
import { observedRunOf } from '../observe/testing/observed-run-of';
import type { Evidence } from '../../shared/diagnosis/verdict';
import { evidenceWords } from './evidence-words';

const { description } = observedRunOf({ layers: 3, loss: [] });
const says = 'Of the gradient at the output 6.7e-9 arrives.';

describe('a piece of evidence', () => {
  it.each<[Omit<Evidence, 'says'>, { readonly title: string; readonly value: string }]>([
    [
      { signal: 'delta-rms', layer: 'd1', value: 6.7e-9, reference: 1 },
      { title: 'δ, layer 1 against output', value: '6.7·10⁻⁹' },
    ],
    [
      { signal: 'loss', value: 0.6935, reference: Math.LN2 },
      { title: 'Loss, end of epoch', value: '0.694' },
    ],
    [
      { signal: 'loss', value: 0.001, reference: 0.02 },
      { title: 'Fall of the loss an epoch', value: '0.001' },
    ],
    [
      { signal: 'dead-share', layer: 'd2', value: 0.8, reference: 0.3 },
      { title: 'Dead units, layer 2', value: '80 %' },
    ],
    [
      { signal: 'update-ratio', value: 0.035, reference: 1e-3 },
      { title: 'Update / weight', value: '0.035' },
    ],
    [
      { signal: 'data', value: 1, reference: 2 },
      { title: 'The data', value: '1.0' },
    ],
    [
      { signal: 'seeds-tried', layer: 'gone', value: 12, reference: 3 },
      { title: 'Seeds tried', value: '12' },
    ],
  ])('is titled by its quantity and layer', (evidence, words) => {
    expect(evidenceWords({ ...evidence, says }, description)).toEqual({
      ...words,
      note: 'Of the gradient at the output 6.7·10⁻⁹ arrives.',
    });
  });
});
