import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DataShape } from '../data/data-set';
import { weightLayerDepths } from '../network/topology';
import { inferShapes } from '../network/shapes';
import { expandGroups } from '../network/expand';
import { examples } from './examples';
import { readExperiment, writeExperiment } from './read-experiment';
import { startingExample } from './starting-example';

const folder = new URL('./examples/', import.meta.url);

const shapeBySource: Readonly<Record<string, readonly number[]>> = {
  digits: [8, 8, 1],
  wine: [13],
  moons: [2],
  spirals: [2],
};

function dataShape(source: string): DataShape {
  const sampleShape = shapeBySource[source] ?? [];
  return { task: 'classification', sampleShape, classes: 3, trainingRows: 100, validationRows: 20 };
}

describe('the examples', () => {
  it('are all the files of their folder', () => {
    const files = readdirSync(folder).map((file) => file.replace('.json', ''));
    expect(examples.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  it.each(examples)('$name has no problem on the canvas', ({ experiment }) => {
    const { problems } = inferShapes(experiment.network, dataShape(experiment.data.source));
    expect(problems).toEqual([]);
  });

  it.each(examples)('$name is written as its file stands', ({ name, experiment }) => {
    const text = readFileSync(new URL(`${name}.json`, folder), 'utf8');
    expect(writeExperiment(experiment)).toBe(text);
    expect(readExperiment(text)).toEqual({ ok: true, value: experiment });
  });
});

describe('the starting example', () => {
  it('has ten hidden layers of 32 sigmoid units with normal(0.05) weights', () => {
    const { layers } = startingExample.network;
    const dense = layers.filter(({ type }) => type === 'dense');
    expect(dense).toHaveLength(10);
    for (const layer of dense) {
      expect(layer).toMatchObject({ units: 32, initializer: { type: 'normal', stddev: 0.05 } });
    }
    const activations = layers.filter(({ type }) => type === 'activation');
    expect(activations).toHaveLength(10);
    for (const layer of activations) expect(layer).toMatchObject({ function: 'sigmoid' });
  });

  it('trains by SGD 0.1 on 2000 moons in batches of 32 over 40 epochs', () => {
    expect(startingExample.training).toMatchObject({
      optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0 },
      batchSize: 32,
      epochs: 40,
    });
    expect(startingExample.data).toMatchObject({ source: 'moons', samples: 2000, noise: 0.2 });
  });
});

describe('the residual example', () => {
  it('stands for seventeen hidden layers', () => {
    const example = examples.find(({ name }) => name === 'residual-blocks');
    const network = expandGroups(example?.experiment.network ?? startingExample.network).network;
    expect(weightLayerDepths(network).get('output')).toBe(18);
  });
});
