import type { ActivationFunction } from './functions/activation-function';
import { elu } from './functions/elu';
import { gelu } from './functions/gelu';
import { hardSigmoid } from './functions/hard-sigmoid';
import { leakyRelu } from './functions/leaky-relu';
import { linear } from './functions/linear';
import { relu } from './functions/relu';
import { selu } from './functions/selu';
import { sigmoid } from './functions/sigmoid';
import { softplus } from './functions/softplus';
import { softsign } from './functions/softsign';
import { swish } from './functions/swish';
import { tanh } from './functions/tanh';

/** Every activation function by its name in the experiment file, in the order of menus. */
export const activationFunctions = {
  sigmoid,
  'hard-sigmoid': hardSigmoid,
  tanh,
  softsign,
  relu,
  'leaky-relu': leakyRelu,
  elu,
  selu,
  gelu,
  swish,
  softplus,
  linear,
} as const satisfies Readonly<Record<string, ActivationFunction>>;

export type ActivationFunctionName = keyof typeof activationFunctions;

export const activationFunctionNames = Object.keys(
  activationFunctions,
) as readonly ActivationFunctionName[];
