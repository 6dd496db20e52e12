import type { DataOptions } from '../../../shared/data/data-source';
import type { DataShape } from '../../../shared/data/data-set';
import type { Experiment } from '../../../shared/experiment/experiment';
import { experimentFromJson } from '../../../shared/experiment/read-experiment';
import type { Remedies } from '../../../shared/experiment/remedies';
import type { Network } from '../../../shared/network/network';
import { applyRemedies } from '../../../shared/remedies/apply-remedies';
import { deepNetwork, residualEight, smallConvolution } from './measured-networks';

/** A network on which the engine is measured beside its peers. */
export interface BenchRow {
  readonly name: string;
  /** Remedies written out, so that peers need not know them. */
  readonly experiment: Experiment;
  readonly data: DataShape;
}

/** In the folder of the run; see random-pictures.ts. */
export const picturesFile = 'pictures-images-idx3-ubyte';

const points: DataShape = {
  task: 'classification',
  sampleShape: [2],
  classes: 2,
  trainingRows: 2048,
  validationRows: 512,
};

export const pictures: DataShape = {
  task: 'classification',
  sampleShape: [28, 28, 1],
  classes: 10,
  trainingRows: 1024,
  validationRows: 256,
};

const adam = { type: 'adam', learningRate: 1e-3 } as const;
const descent = { type: 'sgd', learningRate: 0.01 } as const;

export function benchRows(): readonly BenchRow[] {
  const deep = deepNetwork(30, 64, 'relu');
  return [
    row('10x32 sigmoid, SGD, batch 32', deepNetwork(10, 32, 'sigmoid'), points, descent, 32),
    row('10x32 ReLU, Adam, batch 32', deepNetwork(10, 32, 'relu'), points, adam, 32),
    row('30x64 ReLU, Adam, batch 64', deep, points, adam, 64),
    row('30x64 ReLU, batch norm, Adam, batch 64', deep, points, adam, 64, {
      batchNormalization: true,
    }),
    row('30x64 ReLU, residual, Adam, batch 64', deep, points, adam, 64, { residual: true }),
    row('4x512 ReLU, Adam, batch 128', deepNetwork(4, 512, 'relu'), points, adam, 128),
    row('small CNN on 28x28, Adam, batch 64', smallConvolution(), pictures, adam, 64),
    row('ResNet-8 on 28x28, Adam, batch 64', residualEight(), pictures, adam, 64),
  ];
}

/** What the engine is measured on without peers: also a network whose compilation would take long if it could. */
export function labRows(): readonly BenchRow[] {
  return [
    ...benchRows(),
    row('200x32 ReLU, Adam, batch 32', deepNetwork(200, 32, 'relu'), points, adam, 32),
  ];
}

function row(
  name: string,
  drawn: Network,
  data: DataShape,
  optimizer: { readonly type: 'sgd' | 'adam'; readonly learningRate: number },
  batchSize: number,
  remedies: Partial<Remedies> = {},
): BenchRow {
  const off = { relu: false, xavier: false, he: false, depth: null } as const;
  const overlay = { ...off, batchNormalization: false, residual: false, ...remedies };
  const { network } = applyRemedies(drawn, overlay, data);
  const experiment = experimentFromJson({
    format: 'gradient-lab/experiment',
    version: 1,
    name,
    network,
    data: dataOf(data),
    training: { optimizer, batchSize, epochs: 1 },
  });
  if (!experiment.ok) throw new Error(experiment.problems[0].message);
  return { name, experiment: experiment.value, data };
}

function dataOf({ sampleShape, trainingRows, validationRows, classes }: DataShape) {
  const rows = trainingRows + validationRows;
  const validation = validationRows / rows;
  const source: Partial<DataOptions> =
    sampleShape.length === 1
      ? { source: 'blobs', samples: rows, classes, features: sampleShape[0] ?? 1 }
      : { source: 'idx', path: picturesFile };
  return { ...source, validation };
}
