import { describe, expect, it } from 'vitest';
import { evaluate } from './interpreter';
import { ProgramBuilder } from './program-builder';
import { floatTensor } from './tensor-type';
import { tensor } from './testing/sample-tensor';

describe('evaluate', () => {
  it('writes all updates together, so that none sees the result of another', () => {
    const builder = new ProgramBuilder();
    const a = builder.variable('a', floatTensor(2));
    const b = builder.variable('b', floatTensor(2));
    const swap = builder.finish({}, [
      { variable: 'a', value: b },
      { variable: 'b', value: a },
    ]);
    const variables = new Map([
      ['a', tensor([2], [1, 2])],
      ['b', tensor([2], [3, 4])],
    ]);
    evaluate(swap, {}, variables);
    expect(variables.get('a')).toEqual(tensor([2], [3, 4]));
    expect(variables.get('b')).toEqual(tensor([2], [1, 2]));
  });

  it('gives outputs that neither updates nor the next evaluation change', () => {
    const builder = new ProgramBuilder();
    const count = builder.variable('count', floatTensor());
    const next = builder.add(count, 1);
    const program = builder.finish({ count, next }, [{ variable: 'count', value: next }]);
    const variables = new Map([['count', tensor([], [0])]]);
    const first = evaluate(program, {}, variables);
    const second = evaluate(program, {}, variables);
    expect(first).toEqual({ count: tensor([], [0]), next: tensor([], [1]) });
    expect(second).toEqual({ count: tensor([], [1]), next: tensor([], [2]) });
  });

  it('reuses memory without mixing values up', () => {
    // A long chain of equal sizes with a value from its start needed at its end.
    const builder = new ProgramBuilder();
    const x = builder.input('x', floatTensor(3));
    const early = builder.multiply(x, 2);
    let chain = early;
    for (let i = 0; i < 20; i += 1) chain = builder.add(builder.apply('negate', [chain], {}), 1);
    const program = builder.finish({ sum: builder.add(chain, early), early });
    // Negating and adding 1 twice gives the number back.
    expect(evaluate(program, { x: tensor([3], [1, 2, 3]) }, new Map())).toEqual({
      sum: tensor([3], [4, 8, 12]),
      early: tensor([3], [2, 4, 6]),
    });
  });

  it('names what was not given or has another shape', () => {
    const builder = new ProgramBuilder();
    const program = builder.finish({ x: builder.input('x', floatTensor(2)) });
    expect(() => evaluate(program, {}, new Map())).toThrow('input x was not given');
    expect(() => evaluate(program, { x: tensor([3], [1, 2, 3]) }, new Map())).toThrow(
      '[3], not [2]',
    );
  });
});
