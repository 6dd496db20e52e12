import { philox4x32 } from './philox';
import type { PhiloxCounter, PhiloxKey } from './philox';

/** Bits of a word that become a float32: its lowest 23, as many as the mantissa stores. */
const mantissa = 0x7fffff;

/**
 * Uniforms in [0, 1), multiples of 2^-23, exactly those of TensorFlow's StatelessRandomUniformV2 with Philox (alg = 1)
 * as its CPU kernel makes them: word 4i + j of the stream is word j of Philox at counter + i, and a word's lowest 23 bits
 * are the mantissa. TensorFlow's uint64 inputs are pairs of words, the lower first: key[0] and counter[0], counter[1].
 *
 * XLA makes the same words but takes their highest 23 bits. A graph that must agree in both modes, and with this
 * function, draws whole words and converts them itself:
 *
 *     StatelessRandomUniformFullIntV2 (int32) -> BitwiseAnd 0x7fffff -> Cast float32 -> Mul 2^-23
 *
 * with key and counter as fed int32 words through Bitcast to uint64 (constants would be folded before XLA sees them).
 * Measured bit for bit with TensorFlow 2.21, op by op and under XLA.
 */
export function philoxUniforms(
  key: PhiloxKey,
  counter: PhiloxCounter,
  count: number,
): Float32Array {
  const uniforms = new Float32Array(count);
  let position = counter;
  for (let index = 0; index < count; index += 4) {
    philox4x32(position, key).forEach((word, offset) => {
      // Writing past the end of a typed array does nothing.
      uniforms[index + offset] = (word & mantissa) / 2 ** 23;
    });
    position = next(position);
  }
  return uniforms;
}

/** The counter as one number of 128 bits, plus 1. */
function next(counter: PhiloxCounter): PhiloxCounter {
  let carry = 1;
  const [word0, word1, word2, word3] = counter;
  const add = (word: number): number => {
    const sum = (word >>> 0) + carry;
    carry = sum === 2 ** 32 ? 1 : 0;
    return sum >>> 0;
  };
  return [add(word0), add(word1), add(word2), add(word3)];
}
