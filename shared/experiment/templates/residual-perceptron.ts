import { NetworkSketch } from './network-sketch';
import { sizeOf } from './template';
import type { Template, TemplateSize } from './template';
import { heUniform, relu, templateExperiment } from './template-experiment';

const blocks: TemplateSize = { field: 'blocks', label: 'Blocks', least: 1, most: 50, usual: 8 };
const width: TemplateSize = { field: 'width', label: 'Width', least: 1, most: 1024, usual: 32 };

/** The branch is scaled by 1/sqrt(number of blocks), as the residual remedy does: the sum keeps its size. */
export const residualPerceptron: Template = {
  name: 'residual-perceptron',
  title: 'Residual perceptron',
  summary: 'Two dense layers and a path around them, drawn once and repeated.',
  sizes: [blocks, width],
  build: (sizes) => {
    const count = sizeOf(blocks, sizes);
    const units = sizeOf(width, sizes);
    const sketch = new NetworkSketch();
    sketch.add('stem', 'dense', { units, ...heUniform }).add('stem-relu', 'activation', relu);
    sketch.repeat('block', count, () => {
      sketch
        .add('d1', 'dense', { units, ...heUniform })
        .add('a1', 'activation', relu)
        .add('d2', 'dense', { units, ...heUniform })
        .add('a2', 'activation', relu)
        .add('sum', 'add', { scales: [1 / Math.sqrt(count), 1] })
        .feed('stem-relu');
    });
    return templateExperiment({
      name: `Residual perceptron, ${count} ${count === 1 ? 'block' : 'blocks'}`,
      network: sketch.finished(),
      source: 'spirals',
      optimizer: { type: 'adam', learningRate: 0.001 },
      epochs: 40,
    });
  },
};
