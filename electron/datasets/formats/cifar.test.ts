import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCifar } from './cifar';

/** A picture whose byte says which plane, row and column it is of, as far as a byte can. */
const planes = [0, 100, 200].flatMap((start) =>
  Array.from({ length: 1024 }, (_, pixel) => start + (pixel % 50)),
);

describe('parseCifar', () => {
  it('puts the three planes of CIFAR-10 side by side as channels', () => {
    const result = parseCifar(Buffer.from([7, ...planes, 9, ...planes]), 'x.bin');
    if (!result.ok) throw new Error(result.problems[0].message);
    const { classCount, labels, pixels } = result.value;
    expect(classCount).toBe(10);
    expect([...labels]).toEqual([7, 9]);
    expect([...pixels.subarray(0, 6)]).toEqual([0, 100, 200, 1, 101, 201]);
    expect([...pixels.subarray(3072, 3078)]).toEqual([0, 100, 200, 1, 101, 201]);
    expect([...pixels.subarray(3 * 33, 3 * 34)]).toEqual([33, 133, 233]);
  });

  it('takes the fine label of CIFAR-100', () => {
    const result = parseCifar(Buffer.from([3, 99, ...planes]), 'x.bin');
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(result.value.classCount).toBe(100);
    expect([...result.value.labels]).toEqual([99]);
    expect([...result.value.pixels.subarray(0, 3)]).toEqual([0, 100, 200]);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'cifar-not-cifar'],
    ['part of a record', Buffer.alloc(3072), 'cifar-not-cifar'],
    ['a label that CIFAR-10 has not', Buffer.from([10, ...planes]), 'cifar-impossible-label'],
  ])('refuses %s', (_, bytes, code) => {
    expect(parseCifar(bytes, 'x.bin')).toMatchObject({ problems: [{ code }] });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(255), (length, fill) => {
        expect(typeof parseCifar(Buffer.alloc(length, fill), 'x.bin').ok).toBe('boolean');
      }),
    );
  });
});
