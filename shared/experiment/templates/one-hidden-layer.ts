import { NetworkSketch } from './network-sketch';
import type { Template } from './template';
import { relu, templateExperiment } from './template-experiment';

export const oneHiddenLayer: Template = {
  name: 'one-hidden-layer',
  title: 'Nearly empty',
  summary: 'Input, one hidden layer, output: the least that trains, to build on.',
  sizes: [],
  build: () =>
    templateExperiment({
      name: 'Untitled network',
      network: new NetworkSketch()
        .add('d1', 'dense', { units: 16 })
        .add('a1', 'activation', relu)
        .finished(),
      source: 'moons',
      optimizer: { type: 'sgd', learningRate: 0.1 },
      epochs: 40,
    }),
};
