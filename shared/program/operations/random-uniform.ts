import { philox4x32 } from '../../random/philox';
import { at, item } from '../element';
import type { Operation } from '../operation';
import type { Shape } from '../tensor-type';
import { requireElement } from './elementwise';

const load = at;

/** Of each 32-bit word the upper 24 bits, which float32 holds exactly. */
const droppedBits = 8;
const unit = 2 ** -24;

/**
 * Stateless random numbers in [0, 1): Philox4x32-10 as in TensorFlow's StatelessRandomUniformFullIntV2.
 *
 * Inputs: integer key [2] and counter [2], both lower word first; the counter is the upper half of Philox's 128 bits,
 * the lower half counts blocks of four numbers. Number i of the result is (word i >>> 8) / 2^24.
 * (StatelessRandomUniformV2 itself maps words to floats differently in XLA and op by op.)
 */
export const randomUniform: Operation<{ readonly shape: Shape }> = {
  type: ([key, counter], { shape }) => {
    requireElement(key, 'integer');
    requireElement(counter, 'integer');
    return { element: 'float', shape };
  },
  derivative: () => [null, null],
  evaluate: (inputs, _, { values: y }) => {
    const { values: key } = item(inputs, 0);
    const { values: counter } = item(inputs, 1);
    for (let start = 0; start < y.length; start += 4) {
      const words = philox4x32(
        [start / 4, 0, load(counter, 0), load(counter, 1)],
        [load(key, 0), load(key, 1)],
      );
      words.slice(0, y.length - start).forEach((word, i) => {
        y[start + i] = (word >>> droppedBits) * unit;
      });
    }
  },
};
