import { NetworkSketch } from './network-sketch';
import { sizeOf } from './template';
import type { Template, TemplateSize } from './template';
import { heUniform, relu, templateExperiment } from './template-experiment';

const code: TemplateSize = { field: 'code', label: 'Narrowest', least: 1, most: 64, usual: 8 };

/** An autoencoder's hourglass in front of a classifier: everything has to pass through a few units. */
export const bottleneck: Template = {
  name: 'bottleneck',
  title: 'Autoencoder-like',
  summary: 'Narrows to a few units and widens again: what gets through the waist?',
  sizes: [code],
  build: (sizes) => {
    const narrowest = sizeOf(code, sizes);
    const sketch = new NetworkSketch();
    for (const [layer, units] of [64, 32, narrowest, 32, 64].entries()) {
      sketch
        .add(`d${layer + 1}`, 'dense', { units, ...heUniform })
        .add(`a${layer + 1}`, 'activation', relu);
    }
    return templateExperiment({
      name: `Autoencoder-like, waist ${narrowest}`,
      network: sketch.finished(),
      source: 'digits',
      optimizer: { type: 'adam', learningRate: 0.001 },
      epochs: 20,
    });
  },
};
