/** A data set of the suite and how it is trained where nothing is wrong. */
export interface DataChoice {
  readonly name: string;
  readonly part: 'fitting' | 'held-out';
  readonly data: Readonly<Record<string, unknown>>;
  readonly batchSize: number;
  readonly epochs: number;
  /** Of the bases under SGD; 1 by default. A squared error is steeper than a cross-entropy. */
  readonly rateScale?: number;
}

/** The data sets of one part are not in the other. */
export const dataChoices: readonly DataChoice[] = [
  {
    name: 'moons',
    part: 'fitting',
    data: { source: 'moons', samples: 1000, noise: 0.2 },
    batchSize: 32,
    epochs: 40,
  },
  {
    name: 'mixture',
    part: 'fitting',
    data: { source: 'blobs', samples: 1500, noise: 6, classes: 10, features: 20 },
    batchSize: 32,
    epochs: 30,
  },
  { name: 'digits', part: 'fitting', data: { source: 'digits' }, batchSize: 64, epochs: 30 },
  { name: 'iris', part: 'fitting', data: { source: 'iris' }, batchSize: 16, epochs: 60 },
  {
    name: 'plane',
    part: 'fitting',
    data: { source: 'linear', samples: 1000, features: 8, noise: 0.2, task: 'regression' },
    batchSize: 32,
    epochs: 40,
    rateScale: 0.1,
  },
  {
    name: 'circles',
    part: 'held-out',
    data: { source: 'circles', samples: 1200, noise: 0.1 },
    batchSize: 32,
    epochs: 40,
  },
  {
    name: 'spirals',
    part: 'held-out',
    data: { source: 'spirals', samples: 1600, noise: 0.15 },
    batchSize: 16,
    epochs: 80,
  },
  { name: 'wine', part: 'held-out', data: { source: 'wine' }, batchSize: 16, epochs: 60 },
  {
    name: 'breast-cancer',
    part: 'held-out',
    data: { source: 'breast-cancer' },
    batchSize: 32,
    epochs: 40,
  },
  {
    name: 'parity',
    part: 'held-out',
    data: { source: 'xor', samples: 1200, features: 3, noise: 0.3 },
    batchSize: 32,
    epochs: 40,
  },
  {
    name: 'directions',
    part: 'held-out',
    data: { source: 'linear', samples: 1500, classes: 6, features: 12, noise: 0.1 },
    batchSize: 64,
    epochs: 40,
  },
];
