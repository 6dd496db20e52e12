import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activation,
  compiled,
  dense,
  sampleData,
  series,
  trainable,
} from '../compile/testing/small-network';
import { dataShape } from '../data/data-set';
import { evaluationProgram } from '../compile/evaluation';
import { evaluateInBlocks } from './evaluate-in-blocks';
import { referenceSession } from './reference-session';

describe('an evaluation in blocks', () => {
  it('is the mean over the rows, whatever the size of the blocks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (values, size) => {
          const blockRows = Math.min(size, values.length);
          const { loss, accuracy, outputs } = evaluateInBlocks(
            values.length,
            blockRows,
            (first) => {
              const losses = values.slice(first, first + blockRows);
              expect(losses).toHaveLength(blockRows);
              const hits = losses.map((value) => (value > 0 ? 1 : 0));
              return { losses, hits, outputs: losses.flatMap((value) => [value, -value]) };
            },
          );
          const sum = values.reduce((total, value) => total + value, 0);
          expect(loss).toBe(sum / values.length);
          expect([...outputs]).toEqual(values.flatMap((value) => [value, -value]));
          expect(accuracy).toBe(values.filter((value) => value > 0).length / values.length);
        },
      ),
    );
  });

  it('has no accuracy in regression', () => {
    const results = evaluateInBlocks(3, 2, () => ({ losses: [1, 2], hits: [], outputs: [1, 2] }));
    expect(results.accuracy).toBe(null);
  });

  it('of a network gives in blocks of 3 what it gives in one piece', () => {
    const data = sampleData([2], 10);
    const network = series(dense('d1', 4), activation('a1', 'tanh'));
    const plan = compiled(network, data);
    expect(plan.evaluationRows).toBe(10);
    const whole = referenceSession(plan, data).evaluate();
    const block = evaluationProgram(trainable(network, dataShape(data)), 3);
    const parts = referenceSession(
      { ...plan, evaluation: block, evaluationRows: 3 },
      data,
    ).evaluate();
    expect(parts?.loss).toBeCloseTo(whole?.loss ?? NaN, 12);
    expect(parts?.accuracy).toBe(whole?.accuracy);
  });

  it('takes fewer rows at once where the layers of a picture hold many numbers', () => {
    const data = sampleData([28, 28, 1], 2000);
    const layer = {
      id: 'c1',
      type: 'conv-2d',
      filters: 32,
      kernelSize: 3,
      strides: 1,
      padding: 'same',
      initializer: { type: 'he-normal' },
      useBias: true,
    } as const;
    const plan = compiled(series(layer, activation('a1', 'relu')), data);
    // 28 x 28 x 32 numbers of a row, held with the ones they are made from: 2^24 of them are some 330 rows.
    expect(plan.evaluationRows).toBeGreaterThan(100);
    expect(plan.evaluationRows).toBeLessThan(700);
  });
});
