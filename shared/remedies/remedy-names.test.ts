import { describe, expect, it } from 'vitest';
import { noRemedies } from '../experiment/remedies';
import { remediesNamed } from './remedy-names';

describe('remediesNamed', () => {
  it.each([
    ['', null, {}],
    ['relu', null, { relu: true }],
    [
      'relu,xavier,he,batch-normalization,residual',
      4,
      { relu: true, xavier: true, he: true, batchNormalization: true, residual: true, depth: 4 },
    ],
    [' relu , he ', null, { relu: true, he: true }],
  ])('reads %j with depth %j', (list, depth, on) => {
    expect(remediesNamed(list, depth)).toEqual({ ok: true, value: { ...noRemedies, ...on } });
  });

  it('names what there is where it knows a name not', () => {
    expect(remediesNamed('relu,batchnorm')).toMatchObject({
      ok: false,
      problems: [
        {
          message: 'There is no remedy "batchnorm".',
          hint: 'There are: relu, xavier, he, batch-normalization, residual.',
        },
      ],
    });
  });
});
