import type { NetworkPlan } from './network-plan';
import type { Setup, Study } from './study';
import { initializer, killing, noSkips, normal, raw, saturated, sgd } from './study-changes';

type Fields = Readonly<Record<string, unknown>>;

const adam = (learningRate: number) => ({ type: 'adam', learningRate });
const rmsprop = (learningRate: number) => ({ type: 'rmsprop', learningRate });
const he = initializer('he-normal');
const glorot = initializer('glorot-uniform');

const moons = { source: 'moons', samples: 1200, noise: 0.2 };
const circles = { source: 'circles', samples: 1200, noise: 0.1 };
const arms = { source: 'spirals', samples: 1500, noise: 0.12 };
const threeArms = { source: 'spirals', samples: 1500, classes: 3, noise: 0.1 };
const clouds = { source: 'blobs', samples: 1500, noise: 6, classes: 10, features: 20 };
const fewClouds = { source: 'blobs', samples: 1200, noise: 3, classes: 4, features: 6 };
const board = { source: 'checkerboard', samples: 2000 };
const corners = { source: 'xor', samples: 1200, features: 3, noise: 0.3 };
const directions = { source: 'linear', samples: 1500, classes: 5, features: 15, noise: 0.1 };
const plane = { source: 'linear', task: 'regression', samples: 1200, features: 8, noise: 0.2 };
const digits = { source: 'digits' };
const wine = { source: 'wine' };
const iris = { source: 'iris' };
const cancer = { source: 'breast-cancer' };

/** A residual network with scaled branches, and what is left of it without its skip paths. */
function deep(
  name: string,
  data: Fields,
  hidden: number,
  optimizer: Fields,
  { width = 32, batchSize = 32, epochs = 15, ...plan }: Partial<NetworkPlan & Setup> = {},
): Study {
  const branchScale = Number(Math.sqrt(2 / (hidden - 1)).toFixed(2));
  const sound = { hidden, width, activation: 'relu', ...he, branchScale, ...plan };
  return {
    name: `deep-${name}`,
    sound: { data, plan: sound, optimizer, batchSize, epochs },
    faults: { 'no-skips': noSkips },
  };
}

/** The same with batch norm in place of the skip paths, which makes gradients explode (Yang et al. 2019). */
function deepNormalized(...given: Parameters<typeof deep>): Study {
  const study = deep(...given);
  const normalized = { plan: { branchScale: null, normalize: true } };
  const faults = {
    ...study.faults,
    'batch-norm-plain': ['exploding-gradient', normalized],
  } as const;
  return { ...study, faults };
}

/** A ReLU network, at its own rate and at rates that throw its units off. */
function killed(
  name: string,
  data: Fields,
  plan: Partial<NetworkPlan>,
  optimizer: Fields,
  rates: readonly number[],
  { batchSize = 32, epochs = 15 }: Partial<Setup> = {},
): Study {
  return {
    name: `killed-${name}`,
    sound: {
      data,
      plan: { hidden: 3, width: 32, activation: 'relu', ...he, ...plan },
      optimizer,
      batchSize,
      epochs,
    },
    faults: Object.fromEntries(rates.map((each) => [`rate-${each}`, killing(each)])),
  };
}

/** A network of functions with flat ends, and starting weights or inputs that drive units onto them. */
function pinned(
  name: string,
  data: Fields,
  plan: Partial<NetworkPlan>,
  optimizer: Fields,
  faults: Study['faults'],
  { batchSize = 32, epochs = 20 }: Partial<Setup> = {},
): Study {
  return {
    name: `pinned-${name}`,
    sound: {
      data,
      plan: { hidden: 3, width: 32, activation: 'tanh', ...glorot, ...plan },
      optimizer,
      batchSize,
      epochs,
    },
    faults,
  };
}

const deviations = (...all: readonly number[]): Study['faults'] =>
  Object.fromEntries(all.map((each) => [`normal-${each}`, saturated(normal(each))]));

/**
 * More of the faults that the other parts hold few of, so that the share of right verdicts means something for each:
 * networks whose gradients shatter, dead units, saturated ones. Evaluated once before any rule had seen them
 * (recorded/rare-first-verdicts.json).
 */
export const rareStudies: readonly Study[] = [
  deepNormalized('moons-30', moons, 31, sgd(0.05), { width: 24, epochs: 20 }),
  deepNormalized('moons-50', moons, 51, sgd(0.05), { epochs: 20 }),
  deep('circles-40', circles, 41, adam(1e-3), { epochs: 20 }),
  deepNormalized('circles-60', circles, 61, sgd(0.05), { width: 24 }),
  deep('arms-30', arms, 31, sgd(0.05), { batchSize: 16, epochs: 30 }),
  deep('arms-40', arms, 41, adam(1e-3), { batchSize: 16, epochs: 20 }),
  deep('three-arms-30', threeArms, 31, adam(1e-3), { width: 48, epochs: 25 }),
  deep('three-arms-50', threeArms, 51, sgd(0.05), { epochs: 25 }),
  deepNormalized('clouds-30', clouds, 31, sgd(0.03, 0.9), { width: 48 }),
  deep('clouds-50', clouds, 51, rmsprop(5e-4), { width: 48 }),
  deep('few-clouds-40', fewClouds, 41, sgd(0.05), { width: 24 }),
  deep('few-clouds-60', fewClouds, 61, adam(5e-4)),
  deep('board-30', board, 31, adam(1e-3), { width: 48, epochs: 30 }),
  deep('board-40', board, 41, sgd(0.05), { epochs: 30 }),
  deep('corners-30', corners, 31, sgd(0.05), { epochs: 20 }),
  deep('corners-50', corners, 51, adam(5e-4), { epochs: 20 }),
  deep('directions-40', directions, 41, sgd(0.03), { width: 48 }),
  deepNormalized('directions-50', directions, 51, adam(5e-4)),
  deep('plane-40', plane, 41, sgd(0.005), { epochs: 20 }),
  deep('plane-50', plane, 51, adam(5e-4), { epochs: 20 }),
  deep('digits-40', digits, 41, sgd(0.05), { batchSize: 64, width: 48 }),
  deepNormalized('digits-50', digits, 51, adam(5e-4), { batchSize: 64, width: 48 }),
  deep('wine-40', wine, 41, sgd(0.03), { batchSize: 8, epochs: 30 }),
  deep('iris-50', iris, 51, adam(5e-4), { batchSize: 8, epochs: 30 }),
  deep('cancer-50', cancer, 51, sgd(0.05), { epochs: 20 }),
  deep('cancer-60', cancer, 61, adam(5e-4), { epochs: 20 }),
  deep('leaky-digits-50', digits, 51, sgd(0.05), { activation: 'leaky-relu', slope: 0.05 }),
  deep('leaky-clouds-60', clouds, 61, adam(5e-4), { activation: 'leaky-relu', slope: 0.1 }),

  killed('moons', moons, { hidden: 4 }, adam(0.003), [0.3, 1]),
  killed('circles', circles, { width: 48 }, sgd(0.1), [3, 10]),
  killed('arms', arms, { width: 64 }, adam(0.005), [0.3, 1], { epochs: 40 }),
  killed('clouds', clouds, { hidden: 4, width: 48 }, adam(0.002), [0.3, 1]),
  killed('digits', digits, { width: 64 }, rmsprop(0.001), [0.3, 1], { batchSize: 64 }),
  killed('digits-conv', digits, { hidden: 1, filters: [8, 16] }, adam(0.002), [0.3, 1]),
  killed('wine', wine, {}, adam(0.005), [0.5, 2], { batchSize: 16, epochs: 30 }),
  killed('iris', iris, { hidden: 2 }, sgd(0.05, 0.9), [1, 3], { batchSize: 8, epochs: 30 }),
  killed('cancer', cancer, { hidden: 4 }, adam(0.003), [0.5, 2]),
  killed('board', board, { width: 64 }, adam(0.004), [0.3, 1], { epochs: 40 }),
  killed('corners', corners, {}, rmsprop(0.002), [0.3, 1], { epochs: 20 }),
  killed('directions', directions, { hidden: 5, width: 48 }, sgd(0.05, 0.9), [0.5, 2]),
  killed('plane', plane, {}, adam(0.003), [0.5, 2]),

  pinned('arms', arms, { hidden: 4 }, adam(0.005), deviations(3, 6), { epochs: 40 }),
  pinned('board', board, { width: 48 }, adam(0.005), deviations(4, 10), { epochs: 40 }),
  pinned('digits', digits, { hidden: 5, width: 48 }, sgd(0.05, 0.9), deviations(2, 4)),
  pinned('moons', moons, { hidden: 6, width: 24 }, sgd(0.1), deviations(4, 8)),
  pinned('circles', circles, { hidden: 5 }, sgd(0.1), deviations(3, 8), { epochs: 30 }),
  pinned('clouds', clouds, { hidden: 5 }, sgd(0.05), deviations(1.5, 4)),
  pinned('corners', corners, { hidden: 4 }, sgd(0.05, 0.9), deviations(4, 8)),
  pinned('directions', directions, { hidden: 5 }, adam(0.002), deviations(2, 6)),
  pinned('plane', plane, { hidden: 4 }, sgd(0.02), deviations(3, 8)),
  pinned('three-arms', threeArms, { activation: 'softsign' }, adam(0.01), deviations(20, 60), {
    epochs: 40,
  }),
  pinned('sigmoid', fewClouds, { hidden: 2, activation: 'sigmoid' }, adam(0.01), deviations(8, 20)),
  pinned('wine', wine, {}, sgd(0.05, 0.9), { raw: raw('saturated-units'), ...deviations(6) }),
  pinned('cancer', cancer, { hidden: 4 }, sgd(0.05), {
    raw: raw('saturated-units'),
    ...deviations(6),
  }),
  pinned('cancer-sigmoid', cancer, { hidden: 2, activation: 'sigmoid' }, adam(0.01), {
    raw: raw('saturated-units'),
  }),

  // The first ones left too few whose gradients shatter: under Adam many plain networks learn.
  deep('moons-40', moons, 41, sgd(0.05), { width: 48 }),
  deep('circles-50', circles, 51, sgd(0.05)),
  deep('arms-50', arms, 51, sgd(0.05), { batchSize: 16, epochs: 30 }),
  deep('arms-wide-40', arms, 41, adam(1e-3), { width: 64, batchSize: 16, epochs: 20 }),
  deep('clouds-40', clouds, 41, sgd(0.03)),
  deep('few-clouds-50', fewClouds, 51, sgd(0.01, 0.9), { width: 48 }),
  deep('corners-40', corners, 41, sgd(0.05), { epochs: 20 }),
  deep('corners-60', corners, 61, sgd(0.03), { width: 24, epochs: 20 }),
  deep('directions-60', directions, 61, sgd(0.03)),
  deep('digits-60', digits, 61, sgd(0.03), { batchSize: 64 }),
  deep('board-50', board, 51, sgd(0.05), { epochs: 30 }),
  deep('iris-40', iris, 41, sgd(0.03), { batchSize: 8, epochs: 40 }),
  deep('wine-60', wine, 61, sgd(0.03), { batchSize: 8, epochs: 30 }),
  deep('plane-60', plane, 61, sgd(0.001), { epochs: 20 }),
  deep('leaky-arms-50', arms, 51, adam(1e-3), { activation: 'leaky-relu', slope: 0.1, epochs: 25 }),
  deep('leaky-digits-60', digits, 61, sgd(0.03), { activation: 'leaky-relu', slope: 0.1 }),
];
