import { describe, expect, it } from 'vitest';
import { examples } from '../experiment/examples';
import { patchExperiment } from '../experiment/merge-patch';
import { anyDescription } from '../signals/testing/any-description';
import type { RunDescription } from '../signals/run-report';
import type { Experiment } from '../experiment/experiment';
import { planeData } from '../network/testing/sample-networks';
import { overlay } from '../remedies/apply-remedies';
import { rankedChanges } from './ranked-changes';
import { sceneOf } from './scene';
import { verdictCodes } from './verdict';

/** As a run of the experiment would be described, as far as changes look at it. */
function descriptionOf({ network }: Experiment): RunDescription {
  const weighted = network.layers.filter(({ type }) =>
    ['dense', 'conv-2d', 'output'].includes(type),
  );
  return {
    ...anyDescription,
    layers: weighted.map(({ id }, index) => ({
      id,
      title: id,
      depth: index + 1,
      parameters: 1,
      kernelShape: [2, 2],
    })),
    noInformationLoss: 1,
    parameters: 1,
    stepsPerEpoch: 1,
    trainingRows: 100,
    validationRows: 0,
  };
}

const faults = verdictCodes.filter((code) => code !== 'healthy' && code !== 'too-early');
const cases = examples.flatMap(({ name, experiment }) =>
  faults.map((code) => [code, name, experiment] as const),
);

describe.each(cases)('against %s in %s', (code, _name, experiment) => {
  const changes = rankedChanges(sceneOf(experiment, descriptionOf(experiment)), code);

  it('there is something to try, with a reason', () => {
    // These examples draw their weights at random, so against equal ones there may be nothing to change.
    if (code !== 'symmetric-weights') expect(changes.length).toBeGreaterThan(0);
    for (const { why } of changes) expect(why).toMatch(/\.$/);
  });

  it('every edit is accepted as a file would be, and changes something', () => {
    for (const { change, edit } of changes) {
      const patched = patchExperiment(experiment, edit);
      expect(patched.ok || patched.problems).toBe(true);
      if (change !== 'data') expect(patched.ok && patched.value).not.toEqual(experiment);
    }
  });
});

it.each(['healthy', 'too-early'] as const)('%s needs no remedy', (code) => {
  const [first] = examples;
  if (first === undefined) throw new Error('There are no examples.');
  const scene = sceneOf(first.experiment, descriptionOf(first.experiment));
  expect(rankedChanges(scene, code)).toEqual([]);
});

it('offers nothing that the overlay has switched on already', () => {
  const [first] = examples;
  if (first === undefined) throw new Error('There are no examples.');
  const remedies = { ...first.experiment.remedies, batchNormalization: true };
  const experiment = { ...first.experiment, remedies };
  const changes = rankedChanges(
    sceneOf(experiment, descriptionOf(experiment)),
    'vanishing-gradient',
  );
  expect(changes.map(({ change }) => change)).not.toContain('batch-normalization');
});

it('offers to keep the rate that a schedule takes away', () => {
  const [first] = examples;
  if (first === undefined) throw new Error('There are no examples.');
  const schedule = { type: 'warmup', epochs: 1e5 } as const;
  const { training } = first.experiment;
  const optimizer = { ...training.optimizer, schedule };
  const experiment = { ...first.experiment, training: { ...training, optimizer } };
  const [change] = rankedChanges(
    sceneOf(experiment, descriptionOf(experiment)),
    'learning-rate-too-low',
  );
  expect(change?.change).toBe('learning-rate');
  const patched = patchExperiment(experiment, change?.edit ?? {});
  expect(patched.ok && patched.value.training.optimizer.schedule).toEqual({ type: 'constant' });
});

it('ranks ReLU with He first for ten sigmoid layers, and says nothing backfires', () => {
  const ten = examples.find(({ name }) => name === 'ten-sigmoid-layers') ?? examples[0];
  if (ten === undefined) throw new Error('There are no examples.');
  const scene = sceneOf(ten.experiment, descriptionOf(ten.experiment));
  const [first, second] = rankedChanges(scene, 'vanishing-gradient');
  expect([first?.change, second?.change]).toEqual(['relu', 'batch-normalization']);
  expect(first?.edit).toEqual({ remedies: { relu: true, he: true, xavier: false } });
  expect(first?.why).not.toContain('But:');
});

it('says beside ReLU that a high rate may kill its units', () => {
  const [first] = examples;
  if (first === undefined) throw new Error('There are no examples.');
  const { training } = first.experiment;
  const optimizer = { ...training.optimizer, learningRate: 2 };
  const experiment = { ...first.experiment, training: { ...training, optimizer } };
  const changes = rankedChanges(
    sceneOf(experiment, descriptionOf(experiment)),
    'vanishing-gradient',
  );
  expect(changes.find(({ change }) => change === 'relu')?.why).toContain('off for good');
});

it('leaky ReLU takes the place of ReLU in the network as drawn, whatever the overlays make of it', () => {
  const [sigmoids] = examples.filter(({ name }) => name === 'ten-sigmoid-layers');
  const drawn = sigmoids?.experiment;
  if (drawn === undefined) throw new Error('The example is gone.');
  const remedies = { ...drawn.remedies, relu: true, he: true, batchNormalization: true, depth: 4 };
  const experiment = { ...drawn, remedies };
  const changes = rankedChanges(sceneOf(experiment, descriptionOf(drawn)), 'dead-units');
  const leaky = changes.find(({ change }) => change === 'activation');
  const patched = patchExperiment(experiment, leaky?.edit ?? {});
  if (!patched.ok) throw new Error(JSON.stringify(patched.problems));
  expect(patched.value.network.connections).toEqual(drawn.network.connections);
  const { network } = overlay(patched.value.network, patched.value.remedies, planeData);
  const functions = network.layers.flatMap((layer) =>
    layer.type === 'activation' ? [layer.function] : [],
  );
  expect(functions).toEqual(['leaky-relu', 'leaky-relu', 'leaky-relu', 'leaky-relu']);
});
