import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIdx } from './idx';

describe('parseIdx', () => {
  it('reads bytes by rows', () => {
    const bytes = Buffer.from([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 9, 8, 7, 255]);
    const result = parseIdx(bytes, 'x');
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(result.value.shape).toEqual([1, 2, 2]);
    expect([...result.value.values]).toEqual([9, 8, 7, 255]);
  });

  it.each([
    ['signed bytes', 0x09, 'ff7f', [-1, 127]],
    ['16-bit whole numbers', 0x0b, 'ff000100', [-256, 256]],
    ['32-bit whole numbers', 0x0c, 'fffffffe7fffffff', [-2, 2 ** 31 - 1]],
    ['32-bit fractions', 0x0d, '3fc00000c0000000', [1.5, -2]],
    ['64-bit fractions', 0x0e, '3ff8000000000000c000000000000000', [1.5, -2]],
  ])('reads %s, the highest byte first', (_, type, hex, values) => {
    const bytes = Buffer.concat([
      Buffer.from([0, 0, type, 1, 0, 0, 0, 2]),
      Buffer.from(hex, 'hex'),
    ]);
    const result = parseIdx(bytes, 'x');
    if (!result.ok) throw new Error(result.problems[0].message);
    expect([...result.value.values]).toEqual(values);
  });

  it.each([
    ['another format', [1, 2, 3, 4, 5], 'idx-not-idx'],
    ['an unknown element type', [0, 0, 7, 1, 0, 0, 0, 0], 'idx-not-idx'],
    ['no axes', [0, 0, 8, 0], 'idx-not-idx'],
    ['a header cut short', [0, 0, 8, 3, 0, 0], 'idx-wrong-length'],
    ['rows cut short', [0, 0, 8, 1, 0, 0, 0, 4, 1, 2, 3], 'idx-wrong-length'],
    ['bytes left over', [0, 0, 8, 1, 0, 0, 0, 1, 1, 2], 'idx-wrong-length'],
    ['an empty file', [], 'idx-not-idx'],
  ])('refuses %s', (_, bytes, code) => {
    expect(parseIdx(Buffer.from(bytes), 'x')).toMatchObject({ problems: [{ code }] });
  });

  it('never throws on random sizes', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(fc.constantFrom(8, 9, 11, 12, 13, 14), fc.nat(8), bytes, (type, axes, rest) => {
        const result = parseIdx(Buffer.from([0, 0, type, axes, ...rest]), 'x');
        expect(typeof result.ok).toBe('boolean');
      }),
    );
  });
});
