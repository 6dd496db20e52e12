import { NetworkSketch } from './network-sketch';
import type { Template } from './template';
import { heUniform, relu, templateExperiment } from './template-experiment';

/** Simonyan and Zisserman (2014): pairs of 3 x 3 convolutions between poolings, then dense layers; here for small images. */
export const vgg: Template = {
  name: 'vgg',
  title: 'VGG-like',
  summary:
    'Pairs of 3 × 3 convolutions between poolings, then dense layers, on handwritten digits.',
  sizes: [],
  build: () => {
    const sketch = new NetworkSketch();
    for (const [stage, filters] of [16, 32].entries()) {
      for (const place of [1, 2]) {
        const name = `${stage + 1}-${place}`;
        sketch
          .add(`c${name}`, 'conv-2d', { filters, ...heUniform })
          .add(`a${name}`, 'activation', relu);
      }
      sketch.add(`pool${stage + 1}`, 'max-pooling-2d');
    }
    sketch
      .add('flat', 'flatten')
      .add('d1', 'dense', { units: 64, ...heUniform })
      .add('a1', 'activation', relu)
      .add('drop1', 'dropout', { rate: 0.3 });
    return templateExperiment({
      name: 'VGG-like',
      network: sketch.finished(),
      source: 'digits',
      optimizer: { type: 'adam', learningRate: 0.001 },
      epochs: 15,
    });
  },
};
