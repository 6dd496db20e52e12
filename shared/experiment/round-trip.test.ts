import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from '../network/network';
import { networkFromChoices } from '../network/testing/network-from-choices';
import type { Experiment } from './experiment';
import { experimentFromJson, readExperiment, writeExperiment } from './read-experiment';

const anyNetwork: fc.Arbitrary<Network> = fc
  .tuple(fc.array(fc.nat(), { maxLength: 12 }), fc.option(fc.nat({ max: 1000 })))
  .map(([choices, place]) => {
    const network = networkFromChoices(choices);
    const [first, ...others] = network.layers;
    if (place === null || first === undefined) return network;
    return {
      ...network,
      layers: [{ ...first, position: [place, 0.1 - place / 3] }, ...others],
      groups: [{ id: 'g', layers: [first.id], repeat: 1 + (place % 7) }],
    };
  });

const rate = fc.double({ min: 1e-9, max: 10, noNaN: true, minExcluded: true });
const share = fc.double({ min: 0, max: 0.999, noNaN: true });

const anySchedule = fc.oneof(
  fc.constant({ type: 'constant' }),
  fc.record({ type: fc.constant('step'), epochs: rate, factor: rate }, { requiredKeys: ['type'] }),
  fc.record({ type: fc.constant('cosine'), minimum: share }, { requiredKeys: ['type'] }),
  fc.record({ type: fc.constant('warmup'), epochs: rate }, { requiredKeys: ['type'] }),
);

const anyOptimizer = fc.record(
  {
    type: fc.constantFrom('sgd', 'adam', 'adamw', 'rmsprop', 'adagrad'),
    learningRate: rate,
    clipNorm: rate,
    schedule: anySchedule,
  },
  { requiredKeys: ['type', 'learningRate'] },
);

const anyData = fc.oneof(
  fc.record(
    {
      source: fc.constantFrom('moons', 'circles', 'xor', 'blobs', 'linear'),
      samples: fc.integer({ min: 1, max: 5000 }),
      noise: rate,
      validation: share,
      scaling: fc.constantFrom('min-max', 'none'),
    },
    { requiredKeys: ['source'] },
  ),
  fc.record(
    {
      source: fc.constant('csv'),
      path: fc.string({ minLength: 1 }),
      target: fc.string(),
      delimiter: fc.constantFrom(',', ';', '\t'),
      standardize: fc.boolean(),
      task: fc.constantFrom('classification', 'regression'),
    },
    { requiredKeys: ['source', 'path'] },
  ),
);

const anyDocument = fc.record(
  {
    format: fc.constant('gradient-lab/experiment'),
    version: fc.constant(1),
    name: fc.string(),
    network: anyNetwork,
    remedies: fc.record(
      { relu: fc.boolean(), he: fc.boolean(), depth: fc.option(fc.nat({ max: 50 })) },
      { requiredKeys: [] },
    ),
    data: anyData,
    training: fc.record(
      {
        optimizer: anyOptimizer,
        batchSize: fc.integer({ min: 1, max: 1000 }),
        epochs: fc.integer({ min: 1, max: 1000 }),
        classWeights: fc.oneof(
          fc.array(rate),
          fc.dictionary(
            fc.string().filter((name) => !(name in {})),
            rate,
          ),
        ),
      },
      { requiredKeys: ['optimizer', 'batchSize', 'epochs'] },
    ),
    seed: fc.maxSafeNat(),
  },
  { requiredKeys: ['format', 'version', 'network', 'data', 'training'] },
);

function experimentOf(document: unknown): Experiment {
  const read = experimentFromJson(document);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.value;
}

describe('an experiment', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const experiment = experimentOf(document);
        expect(readExperiment(writeExperiment(experiment))).toEqual({
          ok: true,
          value: experiment,
        });
      }),
    );
  });

  it('is written as the same text, in whatever order its fields come', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const experiment = experimentOf(document);
        expect(writeExperiment(reversed(experiment))).toBe(writeExperiment(experiment));
      }),
    );
  });

  it('is never read from arbitrary JSON, and never throws', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readExperiment(text).ok).toBe(false);
      }),
    );
  });

  it('never throws on arbitrary values in its own fields', () => {
    const anyField = fc.constantFrom('network', 'remedies', 'data', 'training', 'seed', 'name');
    fc.assert(
      fc.property(anyDocument, anyField, fc.json(), (document, field, value) => {
        const read = experimentFromJson({ ...document, [field]: JSON.parse(value) as unknown });
        if (!read.ok) expect(read.problems[0].message).toContain(field);
      }),
    );
  });
});

/** Fields of the experiment and its sections the other way round. */
function reversed(experiment: Experiment): Experiment {
  const turned = Object.fromEntries(Object.entries(experiment).reverse());
  return { ...turned, ...experiment };
}
