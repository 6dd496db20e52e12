/**
 * Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3" (SC 2011), and the one inside TensorFlow and XLA. Ten rounds turn a 128-bit counter and a 64-bit key into
 * four 32-bit words; there is no other state, so any part of a stream can be computed alone.
 */

const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
/** Golden ratio and sqrt(3) - 1 in 32 bits: what the two halves of the key grow by in every round. */
const weyl0 = 0x9e3779b9;
const weyl1 = 0xbb67ae85;
const rounds = 10;

/** Both in words of 32 bits, the lowest first. */
export type PhiloxCounter = readonly [number, number, number, number];
export type PhiloxKey = readonly [number, number];

/** Four words, each a whole number in [0, 2^32). */
export function philox4x32(
  counter: PhiloxCounter,
  key: PhiloxKey,
): [number, number, number, number] {
  let [word0, word1, word2, word3] = counter;
  let [key0, key1] = key;
  for (let round = 0; round < rounds; round += 1) {
    const next0 = highWord(multiplier1, word2) ^ word1 ^ key0;
    const next1 = Math.imul(multiplier1, word2);
    const next2 = highWord(multiplier0, word0) ^ word3 ^ key1;
    const next3 = Math.imul(multiplier0, word0);
    word0 = next0;
    word1 = next1;
    word2 = next2;
    word3 = next3;
    key0 = (key0 + weyl0) | 0;
    key1 = (key1 + weyl1) | 0;
  }
  return [word0 >>> 0, word1 >>> 0, word2 >>> 0, word3 >>> 0];
}

/** The upper 32 bits of a product of two 32-bit words: Math.imul gives only the lower ones. */
function highWord(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return aHigh * bHigh + (middle >>> 16) + (carry >>> 16);
}
