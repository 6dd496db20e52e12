import { integerAttribute, typeAttribute } from '../../attribute';
import { dataTypes } from '../../data-type';
import type { GraphScope, Reference } from '../../graph-scope';
import type { EmitterOf } from './emission';

/** TensorFlow's number for Philox4x32-10 (tensorflow/core/framework/rng_alg.h). */
const philox = 1;
/** Of each 32-bit word the upper 24 bits, which float32 holds exactly. */
const droppedBits = 8;
const unit = 2 ** -24;

const types = {
  float: typeAttribute(dataTypes.float),
  integer: typeAttribute(dataTypes.integer),
  word: typeAttribute(dataTypes.word),
  doubleWord: typeAttribute(dataTypes.doubleWord),
};

/**
 * Words of the same Philox stream that the interpreter draws, made into numbers by hand: the ready-made
 * StatelessRandomUniformV2 turns words into floats differently in XLA and op by op.
 */
export const randomUniform: EmitterOf<'random-uniform'> = ({ scope, inputs, attributes }) => {
  const [key = '', counter = ''] = inputs;
  const { integer, word, doubleWord, float } = types;
  // The lower half of the 128-bit counter counts blocks and starts at 0.
  const wholeCounter = scope.add('ConcatV2', [scope.integers([0, 0]), counter, scope.integer(0)], {
    N: integerAttribute(2),
    T: integer,
    Tidx: integer,
  });
  const words = scope.add(
    'StatelessRandomUniformFullIntV2',
    [
      scope.integers(attributes.shape),
      asDoubleWords(scope, key, 1),
      asDoubleWords(scope, wholeCounter, 2),
      scope.integer(philox),
    ],
    { dtype: word, Tshape: integer },
  );
  const upper = scope.add('RightShift', [words, scope.words([droppedBits], [])], { T: word });
  const whole = scope.add('Cast', [upper], { SrcT: word, DstT: float });
  return scope.add('Mul', [whole, scope.floats([unit], [])], { T: float });

  function asDoubleWords(target: GraphScope, integers: Reference, count: number): Reference {
    const pairs = target.add('Reshape', [integers, target.integers([count, 2])], {
      T: integer,
      Tshape: integer,
    });
    return target.add('Bitcast', [pairs], { T: integer, type: doubleWord });
  }
};
