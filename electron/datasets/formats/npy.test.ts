import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNpy } from './npy';

const twelve = Array.from({ length: 12 }, (_, index) => index);

/** Files that numpy.save wrote (NumPy 2): [name, base64 after the common magic string, elements in row-major order]. */
const saved: readonly (readonly [string, string, readonly number[]])[] = [
  [
    'float32',
    'AQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAACAPgAAAD8AAEA/AACAPwAAoD8AAMA/AADgPwAAAEAAABBAAAAgQAAAMEA=',
    twelve.map((value) => value / 4),
  ],
  [
    'big-endian float64',
    'AQB2AHsnZGVzY3InOiAnPmY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAD/AAAAAAAAAP9AAAAAAAAA/2AAAAAAAAD/gAAAAAAAAP+QAAAAAAAA/6AAAAAAAAD/sAAAAAAAAP/AAAAAAAAA/8gAAAAAAAD/0AAAAAAAAP/YAAAAAAAA=',
    twelve.map((value) => value / 8),
  ],
  [
    'int64 in Fortran order',
    'AQB2AHsnZGVzY3InOiAnPGk4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMywgMiksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAr7/////////wEAAAAAAAAA/f////////8DAAAAAAAAAP//////////BQAAAAAAAAD8/////////wIAAAAAAAAA/v////////8EAAAAAAAAAAAAAAAAAAAABgAAAAAAAAA=',
    twelve.map((value) => value - 5),
  ],
  [
    'uint8',
    'AQB2AHsnZGVzY3InOiAnfHUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAQIDBAUGBwgJCgs=',
    twelve,
  ],
  [
    'int16',
    'AQB2AHsnZGVzY3InOiAnPGkyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIArU/tX+1v7X/tj+2f7a/tv+3P7d/t7+3/4=',
    twelve.map((value) => value - 300),
  ],
  [
    'uint32',
    'AQB2AHsnZGVzY3InOiAnPHU0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAKGvuAShr7gIoa+4DKGvuBChr7gUoa+4GKGvuByhr7ggoa+4JKGvuCihr7gsoa+4=',
    twelve.map((value) => value + 4_000_000_000),
  ],
  [
    'bool',
    'AQB2AHsnZGVzY3InOiAnfGIxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAEAAQABAAEAAQA=',
    twelve.map((value) => (value + 1) % 2),
  ],
];

const texts =
  'k05VTVBZAQB2AHsnZGVzY3InOiAnPFUyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAphAAAAAAAAAGIAAABjAAAA';

describe('parseNpy', () => {
  it.each(saved)('reads %s as NumPy wrote it', (_, base64, elements) => {
    const result = parseNpy(savedBytes(base64), 'x.npy');
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(result.value.shape).toEqual([2, 3, 2]);
    expect([...result.value.values]).toEqual(elements);
  });

  it.each([
    ['text', Buffer.from('hello, this is no array'), 'npy-not-npy', 'is not a NumPy array'],
    ['an .npz archive', Buffer.from('PK\x03\x04 and so on'), 'npy-not-npy', 'archive of several'],
    ['texts', Buffer.from(texts, 'base64'), 'npy-unknown-type', 'elements of type "<U2"'],
    [
      'a file cut short',
      savedBytes(saved[0]?.[1] ?? '').subarray(0, -1),
      'npy-wrong-length',
      'should have 176 bytes',
    ],
  ])('refuses %s', (_, bytes, code, words) => {
    const result = parseNpy(bytes, 'x.npy');
    expect(result).toMatchObject({ problems: [{ code, message: expect.stringContaining(words) }] });
  });

  it('never throws, whatever the header says', () => {
    const headers = fc.record({
      descr: fc.oneof(fc.constantFrom('<f4', '>i8', '|b1', 'constructor'), fc.string()),
      shape: fc.array(fc.nat(), { maxLength: 5 }),
      rest: fc.uint8Array({ maxLength: 64 }),
    });
    fc.assert(
      fc.property(headers, ({ descr, shape, rest }) => {
        const text = `{'descr': '${descr}', 'fortran_order': True, 'shape': (${shape.join()},), }`;
        const header = Buffer.from(text, 'latin1');
        const start = Buffer.from([0x93, 78, 85, 77, 80, 89, 1, 0, header.length, 0]);
        expect(typeof parseNpy(Buffer.concat([start, header, rest]), 'x').ok).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(parseNpy(Buffer.from(bytes), 'x').ok).toBe(false);
      }),
    );
  });
});

function savedBytes(base64: string): Buffer {
  return Buffer.concat([Buffer.from('\x93NUMPY', 'latin1'), Buffer.from(base64, 'base64')]);
}
