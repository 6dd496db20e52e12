import { elementCount } from '../../../../../shared/program/tensor-type';
import type { HloBlock } from '../hlo-block';
import type { HloValue } from '../hlo-type';
import { ofElement } from '../hlo-type';
import type { LoweringOf } from './lowering';
import { operand } from './lowering';

/** As in shared/random/philox.ts, which says where they come from. */
const multipliers = [0xd2511f53, 0xcd9e8d57] as const;
const weyl = [0x9e3779b9, 0xbb67ae85] as const;
const rounds = 10;
/** Of each 32-bit word the upper 24 bits, which float32 holds exactly. */
const droppedBits = 8;
const unit = 2 ** -24;

/** Philox4x32-10 written out, all blocks of four words side by side: the same bits as the interpreter draws. */
export const randomUniform: LoweringOf<'random-uniform'> = (lowered) => {
  const { block, type } = lowered;
  const count = elementCount(type.shape);
  const blocks = Math.ceil(count / 4);
  const shape = [blocks];
  const word = (source: HloValue, index: number): HloValue =>
    block.stretched(
      block.reshape(block.convert(block.slice(source, [index], [1]), 'ui32'), []),
      shape,
    );
  const [key, counter] = [operand(lowered, 0), operand(lowered, 1)];
  const words = philox(
    block,
    [
      block.iota(ofElement('ui32', blocks), 0),
      block.words(0, shape),
      word(counter, 0),
      word(counter, 1),
    ],
    [word(key, 0), word(key, 1)],
  );
  const columns = words.map((each) => block.reshape(each, [blocks, 1]));
  const all = block.reshape(block.concatenate(columns, 1, [blocks, 4]), [blocks * 4]);
  const drawn = block.slice(all, [0], [count]);
  const upper = block.binary('shift_right_logical', drawn, block.words(droppedBits, [count]));
  const uniform = block.binary(
    'multiply',
    block.convert(upper, 'f32'),
    block.floats([unit], [count]),
  );
  return block.reshape(uniform, type.shape);
};

type Words = readonly [HloValue, HloValue, HloValue, HloValue];

function philox(
  block: HloBlock,
  counter: Words,
  key: readonly [HloValue, HloValue],
): readonly HloValue[] {
  let [word0, word1, word2, word3] = counter;
  let [key0, key1] = key;
  const { shape } = word0.type;
  for (let round = 0; round < rounds; round += 1) {
    const [high0, low0] = product(block, word0, multipliers[0]);
    const [high1, low1] = product(block, word2, multipliers[1]);
    word0 = block.binary('xor', block.binary('xor', high1, word1), key0);
    word2 = block.binary('xor', block.binary('xor', high0, word3), key1);
    word1 = low1;
    word3 = low0;
    key0 = block.binary('add', key0, block.words(weyl[0], shape));
    key1 = block.binary('add', key1, block.words(weyl[1], shape));
  }
  return [word0, word1, word2, word3];
}

/** Upper and lower 32 bits of the product. */
function product(
  block: HloBlock,
  word: HloValue,
  multiplier: number,
): readonly [HloValue, HloValue] {
  const { shape } = word.type;
  const wide = block.binary(
    'multiply',
    block.convert(word, 'ui64'),
    block.doubleWords(BigInt(multiplier), shape),
  );
  const high = block.binary('shift_right_logical', wide, block.doubleWords(32n, shape));
  return [block.convert(high, 'ui32'), block.convert(wide, 'ui32')];
}
