import { describe, expect, it } from 'vitest';
import { differentiate } from './differentiate';
import { evaluate } from './interpreter';
import type { Value } from './program-builder';
import { ProgramBuilder } from './program-builder';
import { floatTensor } from './tensor-type';
import { scalar } from './testing/central-differences';
import { tensor } from './testing/sample-tensor';

/** f and its derivatives at x = 3 as given by `build`. */
function atThree(
  build: (builder: ProgramBuilder, x: Value) => Readonly<Record<string, Value>>,
): (name: string) => number {
  const builder = new ProgramBuilder();
  const program = builder.finish(build(builder, builder.input('x', floatTensor())));
  const outputs = evaluate(program, { x: tensor([], [3]) }, new Map());
  return (name) => scalar(outputs, name);
}

describe('differentiate', () => {
  it('adds up all paths to a target', () => {
    // f = x^2 + x * exp(x); f' = 2 x + (1 + x) exp(x)
    const value = atThree((b, x) => {
      const f = b.add(b.apply('square', [x], {}), b.multiply(x, b.apply('exp', [x], {})));
      const [slope = x] = differentiate(b, f, [x]);
      return { slope };
    });
    expect(value('slope')).toBeCloseTo(6 + 4 * Math.exp(3), 10);
  });

  it('gives the gradient of an intermediate value and of what lies before it', () => {
    // z = x^2, f = z^3: df/dz = 3 x^4 = 243, df/dx = 6 x^5 = 1458
    const value = atThree((b, x) => {
      const z = b.apply('square', [x], {});
      const f = b.multiply(z, b.apply('square', [z], {}));
      const [dz = x, dx = x] = differentiate(b, f, [z, x]);
      return { dz, dx };
    });
    expect([value('dz'), value('dx')]).toEqual([243, 1458]);
  });

  it('differentiates a derivative again', () => {
    // f = x^3: f'' = 6 x
    const value = atThree((b, x) => {
      const f = b.multiply(x, b.apply('square', [x], {}));
      const [first = x] = differentiate(b, f, [x]);
      const [second = x] = differentiate(b, first, [x]);
      return { second };
    });
    expect(value('second')).toBe(18);
  });

  it('gives zeros for a target that the loss does not depend on', () => {
    const builder = new ProgramBuilder();
    const x = builder.input('x', floatTensor());
    const apart = builder.input('apart', floatTensor(2, 2));
    expect(differentiate(builder, builder.add(x, 1), [apart])).toEqual([
      builder.constant(0, floatTensor(2, 2)),
    ]);
  });

  it('refuses a loss that is not one number', () => {
    const builder = new ProgramBuilder();
    const x = builder.input('x', floatTensor(2));
    expect(() => differentiate(builder, x, [x])).toThrow('scalar');
  });
});
