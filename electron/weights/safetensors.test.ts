import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from './safetensors';

describe('a safetensors file', () => {
  it('is laid out as the format says: header length, header, then numbers, lowest byte first', () => {
    const tensors = [{ name: 'a', shape: [2], values: Float32Array.of(1, -2) }];
    const file = writeSafetensors({ tensors, metadata: { by: 'test' } });
    const view = new DataView(file.buffer);
    const length = Number(view.getBigUint64(0, true));
    expect(length % 8).toBe(0);
    expect(JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)))).toEqual({
      __metadata__: { by: 'test' },
      a: { dtype: 'F32', shape: [2], data_offsets: [0, 8] },
    });
    // 1 is 0x3f800000 and -2 is 0xc0000000.
    expect([...file.subarray(8 + length)]).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
  });

  it('gives back every bit that was written, NaN and Infinity included', () => {
    const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 });
    const tensor = shape.chain((sizes) =>
      fc
        .float32Array({ ...exactly(sizes), noNaN: false })
        .map((values) => ({ shape: sizes, values })),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), tensor), (named) => {
        const tensors = Object.entries(named)
          .filter(([name]) => name !== '__metadata__' && name !== '__proto__')
          .map(([name, content]) => ({ name, ...content }));
        const read = readSafetensors(writeSafetensors({ tensors, metadata: {} }));
        const sorted = read.ok ? [...read.value.tensors].sort(byName) : [];
        expect(sorted).toEqual([...tensors].sort(byName));
      }),
    );
  });

  it('that is cut off, or of another kind, is refused in words', () => {
    const tensors = [{ name: 'a', shape: [3], values: Float32Array.of(1, 2, 3) }];
    const file = writeSafetensors({ tensors, metadata: {} });
    for (let length = 0; length < file.length; length += 1) {
      const read = readSafetensors(file.subarray(0, length));
      expect(read.ok ? '' : read.problems[0].code).toBe('weights-damaged');
    }
  });

  it('with any header is read or refused, and gives no number that the file does not hold', () => {
    const size = fc.oneof(fc.nat(20), fc.constantFrom(-1, 0.5, 2 ** 31, 2 ** 53, 1e308));
    const entry = fc.record({
      dtype: fc.constantFrom('F32', 'F64', 'constructor', 32),
      shape: fc.oneof(fc.array(size, { maxLength: 4 }), fc.constant('[2]')),
      data_offsets: fc.array(size, { minLength: 1, maxLength: 3 }),
    });
    const name = fc.constantFrom('a', '__metadata__', '__proto__', 'constructor', '');
    const header = fc.dictionary(name, fc.oneof({ weight: 9, arbitrary: entry }, fc.jsonValue()));
    const text = header.map((value) => JSON.stringify(value));
    const length = fc.oneof(fc.constant(0), fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(text, length, fc.uint8Array({ maxLength: 80 }), (json, error, numbers) => {
        const head = new TextEncoder().encode(json);
        const start = new DataView(new ArrayBuffer(8));
        start.setBigInt64(0, BigInt(head.length + error), true);
        const file = Uint8Array.of(...new Uint8Array(start.buffer), ...head, ...numbers);
        const read = readSafetensors(file);
        for (const { shape, values } of read.ok ? read.value.tensors : []) {
          expect(values.length).toBe(shape.reduce((product, one) => product * one, 1));
          expect(values.byteLength).toBeLessThanOrEqual(numbers.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('of any bytes is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        readSafetensors(bytes);
      }),
    );
  });
});

function exactly(sizes: readonly number[]) {
  const count = sizes.reduce((product, size) => product * size, 1);
  return { minLength: count, maxLength: count };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
