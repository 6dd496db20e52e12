import { hashName } from './name-hash';
import { normalQuantile } from './normal-quantile';
import { philox4x32 } from './philox';
import type { PhiloxKey } from './philox';

/**
 * An endless row of random numbers, fixed by a seed and a name. Streams of different names share nothing, so that
 * adding a layer or drawing more from one stream leaves every other one as it was.
 *
 * The seed is Philox's key, the name's hash the upper half of its counter, the position the lower half.
 */
export class Stream {
  readonly #key: PhiloxKey;
  readonly #name: readonly [number, number];
  #block = 0;
  #words: readonly number[] = [];
  #used = 0;

  constructor(seed: number, name: string) {
    this.#key = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0];
    this.#name = hashName(name);
  }

  /** A whole number in [0, 2^32). */
  word(): number {
    const word = this.#words[this.#used];
    if (word !== undefined) {
      this.#used += 1;
      return word;
    }
    const counterLow = this.#block >>> 0;
    const counterHigh = Math.floor(this.#block / 2 ** 32);
    this.#words = philox4x32([counterLow, counterHigh, ...this.#name], this.#key);
    this.#block += 1;
    this.#used = 0;
    return this.word();
  }

  /** In the open interval (0, 1): the middle of one of 2^32 equal parts, so every quantile function may be applied. */
  uniform(): number {
    return (this.word() + 0.5) / 2 ** 32;
  }

  /** Standard normal from exactly one uniform, by the inverse distribution function. */
  normal(): number {
    return normalQuantile(this.uniform());
  }

  /** A whole number in [0, count), each equally likely; count is at most 2^32. */
  below(count: number): number {
    // Words beyond the last full multiple of count would favour the small numbers.
    const limit = 2 ** 32 - (2 ** 32 % count);
    let word = this.word();
    while (word >= limit) word = this.word();
    return word % count;
  }
}

/** The seed is a whole number of up to 53 bits. */
export function stream(seed: number, name: string): Stream {
  return new Stream(seed, name);
}
