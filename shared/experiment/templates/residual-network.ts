import { NetworkSketch } from './network-sketch';
import type { Template } from './template';
import { heUniform, relu, templateExperiment } from './template-experiment';

/**
 * He et al. (2015), section 4.2: a 3 x 3 convolution, three stages of n building blocks with 16, 32 and 64 filters, a
 * global average; 6n + 2 layers with weights. The first block of a later stage halves the image, and a 1 x 1
 * convolution makes its shortcut fit (their option B).
 */
export function residualNetwork(blocks: 1 | 2 | 3): Template {
  const title = `ResNet-${6 * blocks + 2}`;
  return {
    name: title.toLowerCase(),
    title,
    summary: `${6 * blocks + 2} layers: three stages of ${blocks === 1 ? 'one building block' : `${blocks} building blocks`}, on handwritten digits.`,
    sizes: [],
    build: () =>
      templateExperiment({
        name: title,
        network: layersOf(blocks),
        source: 'digits',
        optimizer: { type: 'adam', learningRate: 0.001 },
        epochs: 10,
      }),
  };
}

function layersOf(blocks: number) {
  const sketch = new NetworkSketch();
  convolution(sketch, 'stem', 16);
  sketch.add('stem-relu', 'activation', relu);
  sketch.repeat('stage1', blocks, () => buildingBlock(sketch, 's1', 16));
  for (const [stage, filters] of [
    [2, 32],
    [3, 64],
  ] as const) {
    buildingBlock(sketch, `s${stage}`, filters, 2);
    if (blocks === 1) continue;
    sketch.repeat(`stage${stage}`, blocks - 1, () => {
      buildingBlock(sketch, `s${stage}-more`, filters);
    });
  }
  return sketch.add('gap', 'global-average-pooling-2d').finished();
}

function buildingBlock(sketch: NetworkSketch, name: string, filters: number, strides = 1): void {
  const entry = sketch.end;
  convolution(sketch, `${name}-c1`, filters, { strides });
  sketch.add(`${name}-a1`, 'activation', relu);
  convolution(sketch, `${name}-c2`, filters);
  const branch = sketch.end;
  if (strides !== 1) {
    const shortcut = { filters, kernelSize: 1, strides, useBias: false };
    sketch.addAfter(entry, `${name}-skip`, 'conv-2d', shortcut);
    const skip = sketch.end;
    sketch.addAfter(branch, `${name}-sum`, 'add').feed(skip);
  } else {
    sketch.addAfter(branch, `${name}-sum`, 'add').feed(entry);
  }
  sketch.add(`${name}-a2`, 'activation', relu);
}

function convolution(
  sketch: NetworkSketch,
  name: string,
  filters: number,
  more: Readonly<Record<string, unknown>> = {},
): void {
  sketch
    .add(name, 'conv-2d', { filters, useBias: false, ...heUniform, ...more })
    .add(`${name}-bn`, 'batch-normalization');
}
