import { describe, expect, it } from 'vitest';
import { fnv1a64, hashName } from './name-hash';

/** Vectors of the FNV reference implementation's test suite. */
const knownAnswers = [
  ['', 0xcbf29ce484222325n],
  ['a', 0xaf63dc4c8601ec8cn],
  ['foobar', 0x85944171f73967e8n],
] as const;

describe('fnv1a64', () => {
  it.each(knownAnswers)('gives the published hash of %j', (text, hash) => {
    const [low, high] = fnv1a64(Array.from(text).map((letter) => letter.charCodeAt(0)));
    expect((BigInt(high) << 32n) | BigInt(low)).toBe(hash);
  });
});

describe('hashName', () => {
  it('tells apart names that differ in one letter, in order or beyond Latin', () => {
    const names = ['d1/kernel', 'd2/kernel', 'kernel/d1', 'd1/kerneł', 'd1/kernel ', ''];
    expect(new Set(names.map((name) => hashName(name).join())).size).toBe(names.length);
  });
});
