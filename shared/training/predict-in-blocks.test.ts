import fc from 'fast-check';
import { expect, it } from 'vitest';
import { predictInBlocks } from './predict-in-blocks';

it('gives every row what it has alone, whatever the size of the blocks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer(), fc.integer()), { maxLength: 40 }),
      fc.integer({ min: 1, max: 50 }),
      (rows, blockRows) => {
        const outputs = predictInBlocks(Float32Array.from(rows.flat()), 2, blockRows, (block) => {
          expect(block).toHaveLength(blockRows * 2);
          return block.map((value) => value / 2);
        });
        expect(outputs).toEqual(Float32Array.from(rows.flat(), (value) => Math.fround(value) / 2));
      },
    ),
  );
});
