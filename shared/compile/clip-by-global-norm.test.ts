import { expect, it } from 'vitest';
import { evaluate } from '../program/interpreter';
import { ProgramBuilder } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import { tensor } from '../program/testing/sample-tensor';
import { clipByGlobalNorm } from './clip-by-global-norm';

it.each([
  // Together of length 13.
  [6.5, [1.5, 2], [6]],
  [13, [3, 4], [12]],
  [20, [3, 4], [12]],
])('scales gradients of length 13 down to at most %d together', (limit, first, second) => {
  const builder = new ProgramBuilder();
  const gradients = [builder.input('a', floatTensor(2)), builder.input('b', floatTensor(1))];
  const [a = gradients[0], b = gradients[1]] = clipByGlobalNorm(builder, gradients, limit);
  if (a === undefined || b === undefined) throw new Error('No gradients came back.');
  const program = builder.finish({ a, b });
  const inputs = { a: tensor([2], [3, 4]), b: tensor([1], [12]) };
  expect(evaluate(program, inputs, new Map())).toEqual({
    a: tensor([2], first),
    b: tensor([1], second),
  });
});
