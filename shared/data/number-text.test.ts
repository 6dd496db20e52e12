import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMissing, numberOf } from './number-text';

describe('numberOf', () => {
  it.each([
    ['1', 1],
    [' -2.50 ', -2.5],
    ['+.5', 0.5],
    ['3.', 3],
    ['1e-3', 0.001],
    ['6.02E23', 6.02e23],
  ])('reads %j', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it.each(['', 'abc', '1,5', '0x10', '1 000', 'Infinity', '1e400', '1e39', '--1', '1e', '.'])(
    'finds no number in %j',
    (text) => {
      expect(numberOf(text)).toBeNull();
    },
  );

  it('reads back every number that float32 can hold', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(numberOf(String(value)) === value).toBe(true); // -0 is written 0
      }),
    );
  });
});

describe('isMissing', () => {
  it.each(['', '  ', '?', 'NA', 'n/a', 'NaN', 'null', 'None', '-'])('is true of %j', (text) => {
    expect(isMissing(text)).toBe(true);
  });

  it.each(['0', 'no', 'nano', '-1'])('is false of %j', (text) => {
    expect(isMissing(text)).toBe(false);
  });
});
