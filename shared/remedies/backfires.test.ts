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

  it.each([
    ['sums that are not scaled, with He', 10, undefined, { he: true }, ['unscaled-skips']],
    ['sums that are scaled', 10, 0.3, { he: true }, []],
    ['nine sums: 2^9 is not too much', 9, undefined, { he: true }, []],
    ['sums behind batch norm', 10, undefined, { he: true, batchNormalization: true }, []],
    ['skips beside sums of its own', 10, undefined, { residual: true }, ['unscaled-skips']],
  ] as const)('of %s', (_what, sums, scale, on, codes) => {
    expect(warningsOf(withSums(sums, scale), on).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['ten times the usual rate', 0.5, {}, ['relu-with-high-rate']],
    ['twice the usual rate', 0.1, {}, []],
    [
      'a rate that momentum makes ten times the usual',
      0.05,
      { momentum: 0.9 },
      ['relu-with-high-rate'],
    ],
  ] as const)('of ReLU with %s', (_what, learningRate, options, codes) => {
    const optimizer = { ...startingExample.training.optimizer, ...options, learningRate };
    const on = { ...noRemedies, relu: true, he: true };
    const { warnings } = applyRemedies(sigmoid, on, planeData, optimizer);
    expect(warnings.map(({ code }) => code)).toEqual(codes);
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

/** ReLU layers with as many sums around single layers as told; without a scale they are plain ones. */
function withSums(count: number, scale?: number): Network {
  const { layers, connections } = relu(count + 1);
  const sums = Array.from({ length: count }, (_, index): Network['layers'][number] => ({
    id: `s${index + 2}`,
    type: 'add',
    ...(scale === undefined ? {} : { scales: [scale, 1] }),
  }));
  const into = (id: string): string => (/^a\d+$/.test(id) && id !== 'a1' ? `s${id.slice(1)}` : id);
  return {
    layers: [...layers.slice(0, -1), ...sums, ...layers.slice(-1)],
    connections: [
      ...connections.map(([from, to]) => [to.startsWith('a') ? from : into(from), to] as const),
      ...sums.flatMap(({ id }) => {
        const place = Number(id.slice(1));
        return [[`a${place}`, id] as const, [into(`a${place - 1}`), id] as const];
      }),
    ],
    groups: [],
  };
}

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
