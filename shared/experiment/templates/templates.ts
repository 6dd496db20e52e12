import { bottleneck } from './bottleneck';
import { multilayerPerceptron } from './multilayer-perceptron';
import { oneHiddenLayer } from './one-hidden-layer';
import { residualNetwork } from './residual-network';
import { residualPerceptron } from './residual-perceptron';
import type { Template } from './template';
import { tenSigmoidLayers } from './ten-sigmoid-layers';
import { vgg } from './vgg';

/** What a new experiment may start from, in the order of the dialog. */
export const templates: readonly Template[] = [
  oneHiddenLayer,
  multilayerPerceptron,
  tenSigmoidLayers,
  residualPerceptron,
  bottleneck,
  vgg,
  residualNetwork(1),
  residualNetwork(2),
  residualNetwork(3),
];
