import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataShape } from '../data/data-set';
import { activationFunctionNames } from '../network/activation-functions';
import type { Layer } from '../network/layer-types';
import type { Network } from '../network/network';
import { differentiate } from '../program/differentiate';
import { evaluate } from '../program/interpreter';
import { ProgramBuilder } from '../program/program-builder';
import type { Value } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import type { Shape } from '../program/tensor-type';
import { centralDifferences } from '../program/testing/central-differences';
import { sampleTensor } from '../program/testing/sample-tensor';
import { forwardPass, variableValue } from './forward-pass';
import { lossOf, targetType } from './loss';
import {
  activation,
  batchNormalization,
  dense,
  firstRows,
  sampleData,
  series,
  trainable,
} from './testing/small-network';
import { trainedVariables } from './trainable-network';

/** Gradients of the mean training loss for every trained variable, against central differences of the loss. */
function expectTrueGradients(network: Network, sampleShape: Shape, regression = false): void {
  const rows = 5;
  const data = sampleData(sampleShape, rows, regression ? 'regression' : 'classification');
  const checked = trainable(network, dataShape(data));
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(rows, ...sampleShape));
  const y = builder.input('y', targetType(dataShape(data), rows));
  const { output } = forwardPass(builder, checked, {
    x,
    mode: 'training',
    uniform: (_, shape) =>
      builder.constant([...sampleTensor('mask', shape, 0, 1).values], floatTensor(...shape)),
  });
  const loss = lossOf(builder, dataShape(data), output, y, null).mean;
  const variables = trainedVariables(checked);
  const gradients = differentiate(
    builder,
    loss,
    variables.map((variable) => variableValue(builder, variable)),
  );
  const named = gradients.map((gradient, index): [string, Value] => [`${index}`, gradient]);
  const program = builder.finish({ loss, ...Object.fromEntries(named) });
  const lossOnly = builder.finish({ loss });
  // Any weights will do: also gamma and beta, which would start at 1 and 0.
  const weights = new Map(
    variables.map(({ variable, shape }) => [variable, sampleTensor(variable, shape, -0.9, 1.1)]),
  );
  const inputs = firstRows(data, rows);
  const results = evaluate(program, inputs, weights);
  variables.forEach(({ variable }, index) => {
    const analytic = results[`${index}`]?.values ?? new Float64Array();
    const numeric = centralDifferences(lossOnly, inputs, variable, weights, 1e-6);
    expect(analytic.length).toBe(numeric.length);
    analytic.forEach((value, element) => {
      const difference = Math.abs(value - (numeric[element] ?? NaN));
      expect(difference, `${variable}[${element}]`).toBeLessThan(1e-6 * (1 + Math.abs(value)));
    });
  });
}

const hidden: fc.Arbitrary<(id: string) => Layer> = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((units) => (id: string) => dense(id, units)),
  fc.constantFrom(...activationFunctionNames).map((name) => (id: string) => activation(id, name)),
  fc.constant(batchNormalization),
  fc.constant((id: string): Layer => ({ id, type: 'layer-normalization', epsilon: 1e-3 })),
  fc.constant((id: string): Layer => ({ id, type: 'dropout', rate: 0.4 })),
);

describe('gradients of a network', () => {
  it('equal central differences for any composition of layers in series', () => {
    fc.assert(
      fc.property(fc.array(hidden, { maxLength: 8 }), fc.boolean(), (layers, regression) => {
        const named = layers.map((layer, index) => layer(`l${index}`));
        expectTrueGradients(series(...named), [3], regression);
      }),
      // A fixed seed: a kink of ReLU within a step of the difference would be no error of ours.
      { numRuns: 60, seed: 1 },
    );
  });

  it.each([undefined, [1, 0.5, -2]])(
    'equal central differences through branches, scales %j',
    (scales) => {
      expectTrueGradients(
        {
          layers: [
            { id: 'input', type: 'input' },
            dense('d1', 3),
            activation('a1', 'tanh'),
            dense('d2', 3),
            { id: 'sum', type: 'add', ...(scales === undefined ? {} : { scales }) },
            { id: 'both', type: 'concatenate' },
            {
              id: 'output',
              type: 'output',
              initializer: { type: 'glorot-uniform' },
              useBias: false,
            },
          ],
          connections: [
            ['input', 'd1'],
            ['d1', 'a1'],
            ['a1', 'd2'],
            ['d1', 'sum'],
            ['d2', 'sum'],
            ['a1', 'sum'],
            ['sum', 'both'],
            ['d1', 'both'],
            ['both', 'output'],
          ],
          groups: [],
        },
        [2],
      );
    },
  );

  it.each(['max-pooling-2d', 'average-pooling-2d'] as const)(
    'equal central differences through convolutions and %s',
    (type) => {
      const conv = (id: string, filters: number, strides: number): Layer => ({
        id,
        type: 'conv-2d',
        filters,
        kernelSize: 3,
        strides,
        padding: 'same',
        initializer: { type: 'glorot-uniform' },
        useBias: true,
      });
      const layers = [
        conv('c1', 2, 1),
        batchNormalization('n1'),
        activation('a1', 'relu'),
        { id: 'p1', type, poolSize: 2, padding: 'valid' } as const,
        conv('c2', 3, 2),
        activation('a2', 'tanh'),
        { id: 'g', type: 'global-average-pooling-2d' } as const,
      ];
      expectTrueGradients(series(...layers), [6, 5, 2]);
    },
  );

  it('equal central differences for images that dense layers flatten', () => {
    expectTrueGradients(series({ id: 'f', type: 'flatten' }, dense('d1', 2)), [2, 3, 2]);
    expectTrueGradients(series(dense('d1', 2)), [2, 3, 2]);
  });
});
