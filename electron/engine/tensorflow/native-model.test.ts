import { expect, it } from 'vitest';
import { shapeAttribute, typeAttribute } from './attribute';
import { dataTypes } from './data-type';
import { GraphScope } from './graph-scope';
import { NativeModel } from './native-model';
import { savedModel } from './saved-model';
import { requireBinding } from './testing/require-binding';

/**
 * TensorFlow's graph optimizer makes a division by a constant a product with its reciprocal, which rounds twice. The
 * session options that the binding is compiled with (build/setup/session-options.cc) keep it away; without them
 * everything trains as well, only starts later.
 */
it('divides as the graph says, since no optimizer rewrites it', () => {
  const numbers = [5, 7, 11];
  const rounded = (value: number): number => Math.fround(value);
  const quotients = numbers.map((number) => rounded(number / 3));
  const products = numbers.map((number) => rounded(number * rounded(1 / 3)));
  expect(quotients).not.toEqual(products);

  const float = typeAttribute(dataTypes.float);
  const scope = new GraphScope('graph', '/device:CPU:0');
  const shape = shapeAttribute([3]);
  const x = scope.add('Placeholder', [], { dtype: float, shape }, 'x');
  const quotient = scope.add('RealDiv', [x, scope.floats([3], [3])], { T: float });
  // Graphs of fewer than four nodes are left alone anyway.
  const copy = scope.add('Identity', [quotient], { T: float });
  const result = scope.add('Identity', [copy], { T: float });
  const model = new NativeModel(requireBinding(), savedModel(scope, []));
  try {
    const feed = { name: 'x:0', shape: [3], values: Float32Array.from(numbers) };
    expect(model.run([feed], [result])).toEqual([Float32Array.from(quotients)]);
  } finally {
    model.close();
  }
});
