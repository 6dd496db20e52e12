import deepReluAdam from './examples/deep-relu-adam.json';
import digitsConvolution from './examples/digits-convolution.json';
import digitsRelu from './examples/digits-relu.json';
import residualBlocks from './examples/residual-blocks.json';
import tenTanhLayers from './examples/ten-tanh-layers.json';
import unscaledWine from './examples/unscaled-wine.json';
import { exampleFrom } from './example-from';
import type { Experiment } from './experiment';
import { startingExample } from './starting-example';

/** A finished experiment to start from. */
export interface Example {
  /** Of its file under examples/, and on the command line. */
  readonly name: string;
  readonly title: string;
  /** One line: what is to be seen in it. */
  readonly summary: string;
  readonly experiment: Experiment;
}

/** In the order of the menu: the starting example first, then from easy to deep. */
export const examples: readonly Example[] = [
  example(
    'ten-sigmoid-layers',
    startingExample,
    'The vanishing gradient: the early layers do not learn. Try the remedies on it.',
  ),
  example(
    'ten-tanh-layers',
    exampleFrom(tenTanhLayers),
    'The same depth and data with tanh and Glorot weights, for comparison.',
  ),
  example(
    'digits-relu',
    exampleFrom(digitsRelu),
    'Handwritten digits with three ReLU layers and He weights: what healthy looks like.',
  ),
  example(
    'digits-convolution',
    exampleFrom(digitsConvolution),
    'The digits as pictures: convolutions, pooling and global averages.',
  ),
  example(
    'residual-blocks',
    exampleFrom(residualBlocks),
    'Seventeen hidden layers on two spirals: a residual block, drawn once and repeated.',
  ),
  example(
    'deep-relu-adam',
    exampleFrom(deepReluAdam),
    'Thirty plain ReLU layers with Adam on the digits: deep without skip paths.',
  ),
  example(
    'unscaled-wine',
    exampleFrom(unscaledWine),
    'A look-alike of the vanishing gradient: inputs in their own units saturate the sigmoids.',
  ),
];

function example(name: string, experiment: Experiment, summary: string): Example {
  return { name, title: experiment.name, summary, experiment };
}
