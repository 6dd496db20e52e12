import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from './program-builder';
import { floatTensor, integerTensor } from './tensor-type';

describe('ProgramBuilder', () => {
  it('makes one node of two with one meaning', () => {
    const builder = new ProgramBuilder();
    const x = builder.input('x', floatTensor(2));
    expect(builder.multiply(builder.add(x, 1), 3)).toEqual(builder.multiply(builder.add(x, 1), 3));
    expect(builder.add(x, 1)).not.toEqual(builder.add(x, 2));
    expect(builder.sum(x)).not.toEqual(builder.mean(x));
  });

  it('tells 0 from -0 and NaN from null', () => {
    const builder = new ProgramBuilder();
    expect(builder.constant(0)).not.toEqual(builder.constant(-0));
    expect(builder.constant(NaN)).toEqual(builder.constant(NaN));
  });

  it('leaves out what changes nothing', () => {
    const builder = new ProgramBuilder();
    const x = builder.input('x', floatTensor(2, 3));
    for (const same of [
      builder.multiply(x, 1),
      builder.multiply(1, x),
      builder.divide(x, 1),
      builder.subtract(x, 0),
      builder.reshape(x, [2, 3]),
      builder.broadcast(x, [2, 3]),
    ]) {
      expect(same).toEqual(x);
    }
  });

  it('keeps a multiplication by 1 that broadcasts', () => {
    const builder = new ProgramBuilder();
    const x = builder.input('x', floatTensor(3));
    const ones = builder.constant(1, floatTensor(2, 3));
    expect(builder.multiply(x, ones).type.shape).toEqual([2, 3]);
  });

  it('finishes with nothing but what outputs and updates need, inputs before their users', () => {
    const builder = new ProgramBuilder();
    const x = builder.input('x', floatTensor());
    const unused = builder.apply('exp', [x], {});
    builder.add(unused, 5);
    const w = builder.variable('w', floatTensor());
    const product = builder.multiply(x, w);
    const program = builder.finish({ product }, [{ variable: 'w', value: builder.add(w, x) }]);
    expect(program).toEqual({
      nodes: [
        { kind: 'input', name: 'x', type: floatTensor() },
        { kind: 'variable', name: 'w', type: floatTensor() },
        {
          kind: 'operation',
          operation: 'multiply',
          inputs: [0, 1],
          attributes: {},
          type: floatTensor(),
        },
        {
          kind: 'operation',
          operation: 'add',
          inputs: [1, 0],
          attributes: {},
          type: floatTensor(),
        },
      ],
      outputs: { product: 2 },
      updates: [{ variable: 'w', value: 3 }],
    });
  });

  it.each<[string, (builder: ProgramBuilder) => void]>([
    [
      'shapes that do not broadcast',
      (b) => b.add(b.input('a', floatTensor(2)), b.input('b', floatTensor(3))),
    ],
    [
      'inner sizes that differ',
      (b) => b.matmul(b.input('a', floatTensor(2, 3)), b.input('b', floatTensor(2, 3))),
    ],
    ['integers where floats belong', (b) => b.add(b.input('a', integerTensor(2)), 1)],
    ['a reshape to another count', (b) => b.reshape(b.input('a', floatTensor(4)), [3])],
    ['an axis that does not exist', (b) => b.sum(b.input('a', floatTensor(4)), [1])],
  ])('refuses %s', (_, build) => {
    expect(() => build(new ProgramBuilder())).toThrow();
  });
});
