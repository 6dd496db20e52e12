import { describe, expect, it } from 'vitest';
import type { DataShape } from '../../data/data-set';
import { expandGroups } from '../../network/expand';
import { inferShapes } from '../../network/shapes';
import { weightLayerDepths } from '../../network/topology';
import type { Experiment } from '../experiment';
import { readExperiment, writeExperiment } from '../read-experiment';
import { templates } from './templates';

function dataOf({ data: { source } }: Experiment): DataShape {
  const image = source === 'digits';
  return {
    task: 'classification',
    sampleShape: image ? [8, 8, 1] : [2],
    classes: image ? 10 : 2,
    trainingRows: 100,
    validationRows: 20,
  };
}

function built(name: string, sizes?: Readonly<Record<string, number>>): Experiment {
  const template = templates.find((candidate) => candidate.name === name);
  if (template === undefined) throw new Error(`no template ${name}`);
  return template.build(sizes);
}

function weightLayers({ network }: Experiment): number {
  return weightLayerDepths(expandGroups(network).network).size;
}

describe.each(templates)('the template $title', ({ sizes, build }) => {
  const extremes = [
    {},
    Object.fromEntries(sizes.map(({ field, least }) => [field, least])),
    Object.fromEntries(sizes.map(({ field, most }) => [field, most])),
    Object.fromEntries(sizes.map(({ field, most }) => [field, most + 1])),
  ];

  it.each(extremes)('has no problem on the canvas at %o', (chosen) => {
    const experiment = build(chosen);
    expect(inferShapes(experiment.network, dataOf(experiment)).problems).toEqual([]);
  });

  it('is a file that can be saved and opened', () => {
    const experiment = build();
    expect(readExperiment(writeExperiment(experiment))).toEqual({ ok: true, value: experiment });
  });
});

describe('the sizes', () => {
  it.each([
    ['multilayer-perceptron', { depth: 7, width: 20 }, 8],
    ['residual-perceptron', { blocks: 5 }, 12],
    // He et al. (2015), table 6: 6n + 2, of which the shortcuts' 1 x 1 convolutions are not counted.
    ['resnet-8', {}, 8 + 2],
    ['resnet-14', {}, 14 + 2],
    ['resnet-20', {}, 20 + 2],
  ])('give %s with %o %i layers with weights', (name, sizes, layers) => {
    expect(weightLayers(built(name, sizes))).toBe(layers);
  });

  it('give every hidden layer of a perceptron its width', () => {
    const { layers } = built('multilayer-perceptron', { depth: 2, width: 5 }).network;
    expect(layers.flatMap((layer) => (layer.type === 'dense' ? [layer.units] : []))).toEqual([
      5, 5,
    ]);
  });
});

describe('ResNet-20', () => {
  it('has the parameters of the paper’s network for images of one channel and batch norm', () => {
    const experiment = built('resnet-20');
    const { parameters } = inferShapes(experiment.network, dataOf(experiment));
    const convolutions =
      9 * 16 + 6 * 9 * 16 * 16 + (9 * 16 * 32 + 5 * 9 * 32 * 32) + (9 * 32 * 64 + 5 * 9 * 64 * 64);
    const shortcuts = 16 * 32 + 32 * 64;
    const normalization = 2 * (7 * 16 + 6 * 32 + 6 * 64);
    const output = 64 * 10 + 10;
    expect(parameters).toBe(convolutions + shortcuts + normalization + output);
  });
});
