import type { DataShape } from '../data/data-set';
import type { RemedyName } from '../experiment/remedies';
import type { Initializer } from '../network/initializer';
import type { Network } from '../network/network';
import { isNormalized } from './batch-normalization';
import { wiringOf } from './hidden-layers';
import { saturates } from './relu';
import { findBlocks } from './residual';

/** Remedies that are on or off; depth is a number. */
export type Toggle = Exclude<RemedyName, 'depth'>;

interface ToggleWords {
  /** What it does to so many layers (or blocks); 0: there is nothing for it to do. */
  readonly does: (count: number) => string;
  readonly there: string;
}

interface ToggleRecord {
  /** Whether the network has what the remedy brings. */
  readonly isThere: (network: Network, data: DataShape) => boolean;
  readonly words: ToggleWords;
}

export const toggles: Readonly<Record<Toggle, ToggleRecord>> = {
  relu: {
    isThere: (network) => {
      const functions = network.layers.flatMap((layer) =>
        layer.type === 'activation' && layer.function !== 'linear' ? [layer.function] : [],
      );
      return functions.length > 0 && !functions.some(saturates);
    },
    words: {
      does: (count) =>
        count === 0
          ? 'There is no sigmoid or tanh activation to change.'
          : `Turns ${counted(count, 'sigmoid or tanh activation')} into ReLU.`,
      there: 'Every activation passes gradients on already.',
    },
  },
  xavier: {
    isThere: (network) => hasInitializer(network, 'glorot-uniform'),
    words: {
      does: (count) => startingWeightsWords(count, 'Xavier (Glorot)'),
      there: 'Every layer has Xavier (Glorot) starting weights already.',
    },
  },
  he: {
    isThere: (network) => hasInitializer(network, 'he-uniform'),
    words: {
      does: (count) => startingWeightsWords(count, 'He'),
      there: 'Every layer has He starting weights already.',
    },
  },
  batchNormalization: {
    isThere: (network) => {
      const wiring = wiringOf(network);
      return wiring.hidden.length > 0 && wiring.hidden.every(({ id }) => isNormalized(id, wiring));
    },
    words: {
      does: (count) =>
        count === 0
          ? 'There is no hidden layer to normalize.'
          : `Adds batch normalization after ${counted(count, 'hidden layer')}, before the activation.`,
      there: 'Every hidden layer is normalized already.',
    },
  },
  residual: {
    isThere: (network, data) => findBlocks(network, data).present > 0,
    words: {
      does: (count) =>
        count === 0
          ? 'There are no two hidden layers in single file behind the first for a skip path to go around.'
          : `Adds ${counted(count, 'skip path')}, each around two hidden layers.`,
      there: 'The network has its skip paths already.',
    },
  },
};

/** All hidden layers and the output; a layer of another type of weights makes it false. */
function hasInitializer(network: Network, type: Initializer['type']): boolean {
  const { hidden } = wiringOf(network);
  const outputs = network.layers.flatMap((layer) => (layer.type === 'output' ? [layer] : []));
  const layers = [...hidden, ...outputs];
  return layers.length > 0 && layers.every(({ initializer }) => initializer.type === type);
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function startingWeightsWords(count: number, name: string): string {
  if (count === 0) return 'There are no starting weights for it to choose.';
  return `Gives ${counted(count, 'layer')} ${name} starting weights.`;
}
