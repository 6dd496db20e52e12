const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** FNV-1a in 64 bits (Fowler, Noll and Vo; RFC 9923), as two words of 32 bits, the lower first. */
export function fnv1a64(bytes: Iterable<number>): readonly [low: number, high: number] {
  let hash = offsetBasis;
  for (const byte of bytes) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  }
  return [Number(hash & 0xffffffffn), Number(hash >> 32n)];
}

/** The hash of a name's UTF-16 code units, two bytes each, so that any string has exactly one hash. */
export function hashName(name: string): readonly [low: number, high: number] {
  const bytes: number[] = [];
  for (let index = 0; index < name.length; index += 1) {
    const unit = name.charCodeAt(index);
    bytes.push(unit & 0xff, unit >>> 8);
  }
  return fnv1a64(bytes);
}
