import { describe, expect, it } from 'vitest';
import { noRemedies } from '../experiment/remedies';
import type { Remedies } from '../experiment/remedies';
import { startingExample } from '../experiment/starting-example';
import type { Network } from '../network/network';
import { newLayer } from '../network/new-layer';
import { plainNetwork, planeData } from '../network/testing/sample-networks';
import { applyRemedies } from './apply-remedies';

function warningsOf(network: Network, on: Partial<Remedies>) {
  return applyRemedies(network, { ...noRemedies, ...on }, planeData).warnings;
}

const sigmoid = startingExample.network;
const relu = (hidden: number) => plainNetwork(hidden, 32, 'relu');

describe('backfires', () => {
  it.each([
    ['nothing', sigmoid, {}, []],
    [
      'Xavier with sigmoid, which keeps 1/16 a layer',
      sigmoid,
      { xavier: true },
      ['xavier-with-sigmoid'],
    ],
    ['Xavier with tanh', plainNetwork(10, 32, 'tanh'), { xavier: true }, []],
    ['Xavier with two sigmoid layers', plainNetwork(2), { xavier: true }, []],
    ['ReLU on weights of 0.05', sigmoid, { relu: true }, ['relu-with-small-weights']],
    ['ReLU on Glorot weights of three layers', plainNetwork(3, 32), { relu: true }, []],
    ['ReLU with Xavier', sigmoid, { relu: true, xavier: true }, ['xavier-with-relu']],
    ['ReLU with He', sigmoid, { relu: true, he: true }, []],
    ['ReLU with residual paths', sigmoid, { relu: true, residual: true }, []],
    ['ReLU with batch norm', sigmoid, { relu: true, batchNormalization: true }, []],
    ['He before sigmoid', sigmoid, { he: true }, ['he-without-relu']],
    ['He and Xavier', relu(3), { he: true, xavier: true }, ['xavier-and-he']],
    [
      'batch norm on 30 plain ReLU layers',
      relu(30),
      { batchNormalization: true },
      ['batch-normalization-deep-plain'],
    ],
    ['batch norm with residual paths', relu(30), { batchNormalization: true, residual: true }, []],
    ['batch norm on ten ReLU layers', relu(10), { batchNormalization: true }, []],
  ] as const)('of %s', (_what, network, on, codes) => {
    expect(warningsOf(network, on).map(({ code }) => code)).toEqual(codes);
  });

  it('says how little a layer of 32 with normal(0.05) keeps: 32 x 0.0025 / 2 = 0.04', () => {
    const [warning] = warningsOf(plainDeep(), { relu: true });
    expect(warning?.message).toContain('about 0.04 of');
  });

  it('has nothing to say of a layer that cannot take its inputs', () => {
    const plain = relu(1);
    const convolution = newLayer(plain, 'conv-2d');
    const onVectors: Network = {
      ...plain,
      layers: plain.layers.map((layer) =>
        layer.type === 'dense' ? { ...convolution, id: layer.id } : layer,
      ),
    };
    expect(warningsOf(onVectors, { relu: true })).toEqual([]);
  });

  it('offers what suits better, and that does not backfire', () => {
    for (const on of [
      { relu: true },
      { xavier: true },
      { relu: true, xavier: true },
      { he: true },
    ]) {
      const [warning] = warningsOf(sigmoid, on);
      const offered = { ...on, ...warning?.offer?.remedies };
      expect(warningsOf(sigmoid, offered).filter(({ code }) => code === warning?.code)).toEqual([]);
    }
  });
});

/** Hidden layers of 32 alone, so that all have one gain. */
function plainDeep(): Network {
  const { layers, connections } = sigmoid;
  const stem = layers.map((layer) =>
    layer.id === 'd1' && layer.type === 'dense'
      ? { ...layer, initializer: { type: 'normal', stddev: 0.2 } as const }
      : layer,
  );
  return { layers: stem, connections, groups: [] };
}
