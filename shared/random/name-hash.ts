/** Constants of the RFC: the offset basis 0xcbf29ce484222325 and the prime 2^40 + 0x1b3. */
const offsetBasis = [0x84222325, 0xcbf29ce4] as const;
const primeEnd = 0x1b3;

/**
 * FNV-1a in 64 bits (Fowler, Noll and Vo; RFC 9923), as two words of 32 bits, the lower first. By words, since a whole
 * program is hashed before a run, which takes ten times as long with BigInt.
 */
export function fnv1a64(bytes: ArrayLike<number>): readonly [low: number, high: number] {
  let [low, high]: [number, number] = [...offsetBasis];
  // By index: the loop runs before it is compiled, and an iterator would make it half as long again.
  for (let index = 0; index < bytes.length; index += 1) {
    low = (low ^ (bytes[index] ?? 0)) >>> 0;
    // Below 2^41, so exact.
    const product = low * primeEnd;
    high = (Math.imul(high, primeEnd) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return [low, high];
}

/** The hash of a name's UTF-16 code units, two bytes each, so that any string has exactly one hash. */
export function hashName(name: string): readonly [low: number, high: number] {
  const bytes = new Uint8Array(2 * name.length);
  for (let index = 0; index < name.length; index += 1) {
    const unit = name.charCodeAt(index);
    bytes[2 * index] = unit & 0xff;
    bytes[2 * index + 1] = unit >>> 8;
  }
  return fnv1a64(bytes);
}
