import { expect, it } from 'vitest';
import type { KerasLayer } from './keras-layer';
import { inKerasOrder } from './keras-model';

/** Layers by name, with the names of those whose values come in. */
function model(inputs: Readonly<Record<string, readonly string[]>>): readonly KerasLayer[] {
  return Object.entries(inputs).map(([name, from]) => ({
    name,
    className: 'Dense',
    config: {},
    inputs: from.map((each) => ({ name: each, shape: [1] })),
    takesList: false,
    variables: [],
    shape: [1],
  }));
}

// As Keras 3.15 lists `model.layers` of these models.
it.each([
  ['a chain', model({ input: [], a: ['input'], b: ['a'] }), ['input', 'a', 'b']],
  [
    'branches of one length in the order in which they are joined',
    model({ input: [], second: ['input'], first: ['input'], sum: ['first', 'second'] }),
    ['input', 'first', 'second', 'sum'],
  ],
  [
    'a short branch by its distance to the output',
    model({
      input: [],
      skip: ['input'],
      a: ['input'],
      b: ['a'],
      sum: ['b', 'skip'],
      output: ['sum'],
    }),
    ['input', 'a', 'b', 'skip', 'sum', 'output'],
  ],
  [
    'no layer that leads nowhere',
    model({ input: [], unused: ['input'], output: ['input'] }),
    ['input', 'output'],
  ],
])('Keras has %s', (_, layers, expected) => {
  expect(inKerasOrder(layers).map(({ name }) => name)).toEqual(expected);
});
