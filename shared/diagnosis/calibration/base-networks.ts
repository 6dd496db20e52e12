import type { NetworkPlan } from './network-plan';

/** A network that trains, with the optimizer it trains under; every fault is one change to one of them. */
export interface BaseNetwork {
  readonly name: string;
  readonly plan: NetworkPlan;
  readonly optimizer: Readonly<Record<string, unknown>>;
}

const he = { type: 'he-uniform' };
const glorot = { type: 'glorot-uniform' };

export const bases = {
  relu: {
    name: 'relu',
    plan: { hidden: 4, width: 32, activation: 'relu', initializer: he },
    optimizer: { type: 'sgd', learningRate: 0.1 },
  },
  tanh: {
    name: 'tanh',
    plan: { hidden: 5, width: 48, activation: 'tanh', initializer: glorot },
    optimizer: { type: 'sgd', learningRate: 0.05, momentum: 0.9 },
  },
  adam: {
    name: 'adam',
    plan: { hidden: 6, width: 32, activation: 'elu', initializer: { type: 'he-normal' } },
    optimizer: { type: 'adam', learningRate: 0.003 },
  },
  shallow: {
    name: 'shallow',
    plan: { hidden: 2, width: 64, activation: 'sigmoid', initializer: glorot },
    optimizer: { type: 'sgd', learningRate: 0.5, momentum: 0.9 },
  },
  normalized: {
    name: 'normalized',
    plan: {
      hidden: 8,
      width: 32,
      activation: 'sigmoid',
      initializer: { type: 'glorot-normal' },
      normalize: true,
    },
    optimizer: { type: 'sgd', learningRate: 0.1 },
  },
  residual: {
    name: 'residual',
    plan: { hidden: 21, width: 32, activation: 'relu', initializer: he, branchScale: 0.32 },
    optimizer: { type: 'sgd', learningRate: 0.05 },
  },
  deepRelu: {
    name: 'deep-relu',
    plan: { hidden: 10, width: 64, activation: 'relu', initializer: he },
    optimizer: { type: 'sgd', learningRate: 0.03 },
  },
} as const satisfies Readonly<Record<string, BaseNetwork>>;

/** As deep as gradients shatter; long to compile, so it is trained on few data sets. */
export const deepResidual: BaseNetwork = {
  name: 'deep-residual',
  plan: { hidden: 37, width: 32, activation: 'relu', initializer: he, branchScale: 0.24 },
  optimizer: { type: 'sgd', learningRate: 0.05 },
};
