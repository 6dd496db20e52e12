import { NetworkSketch } from './network-sketch';
import { sizeOf } from './template';
import type { Template, TemplateSize } from './template';
import { heUniform, relu, templateExperiment } from './template-experiment';

const depth: TemplateSize = { field: 'depth', label: 'Depth', least: 1, most: 50, usual: 3 };
const width: TemplateSize = { field: 'width', label: 'Width', least: 1, most: 1024, usual: 32 };

export const multilayerPerceptron: Template = {
  name: 'multilayer-perceptron',
  title: 'Multilayer perceptron',
  summary: 'Dense ReLU layers with He weights, as many and as wide as you like.',
  sizes: [depth, width],
  build: (sizes) => {
    const layers = sizeOf(depth, sizes);
    const units = sizeOf(width, sizes);
    const sketch = new NetworkSketch();
    for (let layer = 1; layer <= layers; layer += 1) {
      sketch
        .add(`d${layer}`, 'dense', { units, ...heUniform })
        .add(`a${layer}`, 'activation', relu);
    }
    return templateExperiment({
      name: `Perceptron ${layers} × ${units}`,
      network: sketch.finished(),
      source: 'moons',
      optimizer: { type: 'sgd', learningRate: 0.1 },
      epochs: 40,
    });
  },
};
