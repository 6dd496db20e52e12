import type { Network } from '../../network/network';
import { noRemedies } from '../remedies';
import { experimentFormat, experimentVersion } from '../experiment';
import type { Experiment } from '../experiment';
import { exampleFrom } from '../example-from';

interface Settings {
  readonly name: string;
  readonly network: Network;
  readonly source: 'moons' | 'spirals' | 'digits';
  readonly optimizer: { readonly type: 'sgd' | 'adam'; readonly learningRate: number };
  readonly epochs: number;
}

/** Everything beside the network as the starting example has it. */
export function templateExperiment(settings: Settings): Experiment {
  const { name, network, source, optimizer, epochs } = settings;
  const computed = source === 'digits' ? {} : { samples: 2000 };
  return exampleFrom({
    format: experimentFormat,
    version: experimentVersion,
    name,
    network,
    remedies: noRemedies,
    data: { source, ...computed },
    training: { optimizer, batchSize: 32, epochs },
  });
}

export const heUniform = { initializer: { type: 'he-uniform' } } as const;
export const relu = { function: 'relu' } as const;
