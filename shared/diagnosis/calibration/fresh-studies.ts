import type { RowFault } from './calibration-case';
import type { NetworkPlan } from './network-plan';
import type { VerdictCode } from '../verdict';

type Fields = Readonly<Record<string, unknown>>;

/** A run as it is set up; every run of a study is its sound one with some of it changed. */
export interface Setup {
  readonly data: Fields;
  readonly plan: NetworkPlan;
  readonly optimizer: Fields;
  readonly batchSize: number;
  readonly epochs: number;
  readonly remedies?: Fields;
  readonly classWeights?: Fields;
  readonly rowFault?: RowFault;
}

/** Merged into the sound setup; an optimizer, data section or plan only where it differs. */
export type Change = Partial<Omit<Setup, 'data' | 'plan' | 'optimizer'>> & {
  readonly data?: Fields;
  readonly plan?: Partial<NetworkPlan>;
  readonly optimizer?: Fields;
};

/** A sound network on rows of its own, faults that change one thing in it, and changes that do no harm. */
export interface Study {
  readonly name: string;
  readonly sound: Setup;
  readonly faults: Readonly<Record<string, readonly [VerdictCode, Change]>>;
  readonly harmless?: Readonly<Record<string, Change>>;
}

const normal = (stddev: number) => ({ initializer: { type: 'normal', stddev } });
const initializer = (type: string) => ({ initializer: { type } });
const rate = (learningRate: number) => ({ optimizer: { learningRate } });
const sgd = (learningRate: number, momentum = 0) => ({ type: 'sgd', learningRate, momentum });
const vanishing = (plan: Partial<NetworkPlan>) => ['vanishing-gradient', { plan }] as const;
const exploding = (plan: Partial<NetworkPlan>) => ['exploding-gradient', { plan }] as const;
const saturated = (plan: Partial<NetworkPlan>) => ['saturated-units', { plan }] as const;
const symmetric = (plan: Partial<NetworkPlan>) => ['symmetric-weights', { plan }] as const;
const tooHigh = (learningRate: number) => ['learning-rate-too-high', rate(learningRate)] as const;
const tooLow = (learningRate: number) => ['learning-rate-too-low', rate(learningRate)] as const;
const killing = (learningRate: number) => ['dead-units', rate(learningRate)] as const;
const shuffled = ['data-fault', { rowFault: 'shuffled-targets' }] as const;
const constantInputs = ['data-fault', { rowFault: 'constant-inputs' }] as const;
const raw = (label: VerdictCode) =>
  [label, { data: { standardize: false, scaling: 'none' } }] as const;
const noSkips = ['shattered-gradient', { plan: { branchScale: null } }] as const;

/**
 * Written when the rules stood, on data sets and with networks that no rule had seen, and evaluated once before anything was
 * changed: docs/diagnosis.md has that first result beside today's.
 */
export const freshStudies: readonly Study[] = [
  {
    name: 'ten-sigmoid',
    sound: {
      data: { source: 'moons', samples: 2000, noise: 0.2 },
      plan: { hidden: 10, width: 32, activation: 'sigmoid', ...normal(0.05) },
      optimizer: sgd(0.1),
      batchSize: 32,
      epochs: 40,
      remedies: { batchNormalization: true },
    },
    faults: {
      'as-it-is': ['vanishing-gradient', { remedies: {} }],
      xavier: ['vanishing-gradient', { remedies: { xavier: true } }],
      relu: ['vanishing-gradient', { remedies: { relu: true } }],
      'five-epochs': ['vanishing-gradient', { remedies: {}, epochs: 5 }],
      'ten-epochs': ['vanishing-gradient', { remedies: {}, epochs: 10 }],
      'adam-tiny': [
        'vanishing-gradient',
        { remedies: {}, optimizer: { type: 'adam', learningRate: 1e-3 } },
      ],
    },
    harmless: {
      'relu-xavier': { remedies: { relu: true, xavier: true } },
      'relu-he': { remedies: { relu: true, he: true } },
      'residual-remedy': { remedies: { residual: true } },
      'relu-residual': { remedies: { relu: true, residual: true } },
      'all-four': {
        remedies: { relu: true, xavier: true, batchNormalization: true, residual: true },
      },
      shallow: { remedies: { depth: 1, xavier: true }, optimizer: { learningRate: 1 } },
      'relu-xavier-ten': { remedies: { relu: true, xavier: true }, epochs: 10 },
    },
  },
  {
    name: 'clouds-3',
    sound: {
      data: { source: 'blobs', samples: 900, classes: 3, features: 2, noise: 2 },
      plan: { hidden: 6, width: 24, activation: 'tanh', ...initializer('glorot-normal') },
      optimizer: sgd(0.05, 0.9),
      batchSize: 16,
      epochs: 15,
    },
    faults: {
      'normal-0.01': vanishing(normal(0.01)),
      'normal-3': saturated(normal(3)),
      'normal-1.5': saturated(normal(1.5)),
      zeros: symmetric(initializer('zeros')),
      'rate-8': tooHigh(8),
      'rate-1e-6': tooLow(1e-6),
      shuffled,
      'constant-inputs': constantInputs,
    },
    harmless: { 'five-epochs': { epochs: 5 }, nesterov: { optimizer: { nesterov: true } } },
  },
  {
    name: 'clouds-7',
    sound: {
      data: { source: 'blobs', samples: 1400, classes: 7, features: 12, noise: 5 },
      plan: { hidden: 8, width: 48, activation: 'relu', ...initializer('he-normal') },
      optimizer: { type: 'adam', learningRate: 0.002 },
      batchSize: 32,
      epochs: 20,
    },
    faults: {
      'sigmoid-16': vanishing({
        hidden: 16,
        activation: 'sigmoid',
        ...initializer('glorot-uniform'),
      }),
      'normal-0.8': exploding(normal(0.8)),
      'rate-0.5': killing(0.5),
      'rate-1e-7': tooLow(1e-7),
      constant: symmetric({ initializer: { type: 'constant', value: 0.03 } }),
      shuffled,
      'noise-1000': ['data-fault', { data: { noise: 1000 } }],
    },
    harmless: {
      'six-epochs': { epochs: 6 },
      'few-rows': { data: { samples: 120 } },
      'batch-256': { batchSize: 256, epochs: 60 },
      raw: { data: { standardize: false, scaling: 'none' } },
      'wide-128': { plan: { width: 128 } },
    },
  },
  {
    name: 'clouds-10',
    sound: {
      data: { source: 'blobs', samples: 2000, classes: 10, features: 6, noise: 3 },
      plan: { hidden: 3, width: 64, activation: 'sigmoid', ...initializer('glorot-uniform') },
      optimizer: sgd(0.5, 0.9),
      batchSize: 32,
      epochs: 30,
    },
    faults: {
      'depth-6-sgd': [
        'vanishing-gradient',
        { plan: { hidden: 6 }, optimizer: { learningRate: 0.1, momentum: 0 } },
      ],
      'depth-12': vanishing({ hidden: 12 }),
      'normal-5': saturated(normal(5)),
      ones: symmetric(initializer('ones')),
      'rate-1e-5': tooLow(1e-5),
      shuffled,
    },
  },
  {
    name: 'arms-3',
    sound: {
      data: { source: 'spirals', samples: 1500, classes: 3, noise: 0.1 },
      plan: { hidden: 5, width: 64, activation: 'gelu', ...initializer('he-normal') },
      optimizer: { type: 'adam', learningRate: 0.005 },
      batchSize: 32,
      epochs: 40,
    },
    faults: {
      'hard-sigmoid-12': vanishing({
        hidden: 12,
        activation: 'hard-sigmoid',
        ...initializer('glorot-uniform'),
      }),
      'normal-0.003': vanishing({ hidden: 8, ...normal(0.003) }),
      'rate-3': tooHigh(3),
      'rate-1e-6': tooLow(1e-6),
      ones: symmetric(initializer('ones')),
    },
    harmless: { swish: { plan: { activation: 'swish' } }, elu: { plan: { activation: 'elu' } } },
  },
  {
    name: 'board',
    sound: {
      data: { source: 'checkerboard', samples: 2400 },
      plan: { hidden: 4, width: 64, activation: 'swish', ...initializer('he-uniform') },
      optimizer: { type: 'rmsprop', learningRate: 0.002 },
      batchSize: 32,
      epochs: 40,
    },
    faults: {
      'rate-1': tooHigh(1),
      'rate-1e-7': tooLow(1e-7),
      'sigmoid-14': vanishing({
        hidden: 14,
        activation: 'sigmoid',
        ...initializer('glorot-uniform'),
      }),
      'noise-20': ['data-fault', { data: { noise: 20 } }],
      zeros: symmetric(initializer('zeros')),
    },
    harmless: { 'clip-norm': { optimizer: { clipNorm: 1 } } },
  },
  {
    name: 'corners',
    sound: {
      data: { source: 'xor', samples: 1000, noise: 0.35 },
      plan: { hidden: 3, width: 16, activation: 'leaky-relu', ...initializer('he-normal') },
      optimizer: { type: 'adagrad', learningRate: 0.1 },
      batchSize: 16,
      epochs: 30,
    },
    faults: {
      'rate-100': tooHigh(100),
      'rate-1e-5': tooLow(1e-5),
      'tanh-normal-8': saturated({ activation: 'tanh', ...normal(8) }),
      zeros: symmetric(initializer('zeros')),
      'noise-50': ['data-fault', { data: { noise: 50 } }],
    },
    harmless: {
      'width-8': { plan: { width: 8 } },
      softplus: { plan: { activation: 'softplus' } },
      'batch-1': { batchSize: 1, epochs: 10, optimizer: { learningRate: 0.02 } },
    },
  },
  {
    name: 'directions-4',
    sound: {
      data: { source: 'linear', samples: 1600, classes: 4, features: 20, noise: 0.1 },
      plan: { hidden: 12, width: 40, activation: 'elu', ...initializer('he-normal') },
      optimizer: sgd(0.02),
      batchSize: 64,
      epochs: 25,
    },
    faults: {
      'normal-0.7': exploding(normal(0.7)),
      sigmoid: vanishing({ activation: 'sigmoid' }),
      'softsign-fan-in': vanishing({
        hidden: 20,
        activation: 'softsign',
        ...initializer('fan-in-uniform'),
      }),
      'rate-5': tooHigh(5),
      'rate-1e-6': tooLow(1e-6),
      constant: symmetric({ initializer: { type: 'constant', value: 0.1 } }),
      shuffled,
    },
    harmless: { momentum: { optimizer: { momentum: 0.9, learningRate: 0.005 } } },
  },
  {
    name: 'digits-conv',
    sound: {
      data: { source: 'digits', standardize: false, scaling: 'min-max' },
      plan: {
        hidden: 1,
        width: 32,
        activation: 'relu',
        ...initializer('he-normal'),
        filters: [8, 8, 16, 16],
      },
      optimizer: sgd(0.05, 0.9),
      batchSize: 32,
      epochs: 12,
    },
    faults: {
      sigmoid: vanishing({ activation: 'sigmoid', ...initializer('glorot-uniform') }),
      'normal-0.005': vanishing(normal(0.005)),
      'normal-1': exploding(normal(1)),
      'rate-2': killing(2),
      'rate-1e-6': tooLow(1e-6),
      zeros: symmetric(initializer('zeros')),
      shuffled,
    },
    harmless: {
      'six-epochs': { epochs: 6 },
      'batch-norm': { plan: { normalize: true } },
      adam: { optimizer: { type: 'adam', learningRate: 0.003 } },
    },
  },
  {
    name: 'digits-conv-adam',
    sound: {
      data: { source: 'digits', validation: 0.4 },
      plan: {
        hidden: 1,
        width: 48,
        activation: 'selu',
        ...initializer('lecun-normal'),
        filters: [12, 12],
      },
      optimizer: { type: 'adam', learningRate: 0.002 },
      batchSize: 32,
      epochs: 10,
    },
    faults: {
      'rate-2': tooHigh(2),
      'tanh-uniform-3': saturated({
        activation: 'tanh',
        initializer: { type: 'uniform', limit: 3 },
      }),
      'rate-1e-7': tooLow(1e-7),
      'sigmoid-deep': vanishing({
        hidden: 12,
        activation: 'sigmoid',
        ...initializer('glorot-uniform'),
      }),
      shuffled,
      'constant-inputs': constantInputs,
    },
  },
  {
    name: 'digits-layer-norm',
    sound: {
      data: { source: 'digits' },
      plan: {
        hidden: 10,
        width: 64,
        activation: 'gelu',
        ...initializer('glorot-uniform'),
        normalize: 'layer',
      },
      optimizer: { type: 'adamw', learningRate: 0.002 },
      batchSize: 64,
      epochs: 12,
    },
    faults: {
      'rate-3': tooHigh(3),
      'rate-1e-8': tooLow(1e-8),
      shuffled,
      zeros: symmetric(initializer('zeros')),
      'no-norm-tiny': vanishing({ normalize: false, ...normal(0.01) }),
    },
    harmless: { relu: { plan: { activation: 'relu' } }, 'depth-20': { plan: { hidden: 20 } } },
  },
  {
    name: 'wine-softplus',
    sound: {
      data: { source: 'wine' },
      plan: { hidden: 3, width: 32, activation: 'softplus', ...initializer('glorot-normal') },
      optimizer: { type: 'adam', learningRate: 0.005 },
      batchSize: 16,
      epochs: 30,
    },
    faults: {
      raw: raw('data-fault'),
      'rate-5': tooHigh(5),
      'rate-1e-7': tooLow(1e-7),
      zeros: symmetric(initializer('zeros')),
      shuffled,
    },
    harmless: { 'half-validation': { data: { validation: 0.5 } } },
  },
  {
    name: 'wine-softsign',
    sound: {
      data: { source: 'wine' },
      plan: { hidden: 4, width: 24, activation: 'softsign', ...initializer('lecun-uniform') },
      optimizer: sgd(0.1, 0.9),
      batchSize: 8,
      epochs: 20,
    },
    faults: {
      raw: raw('saturated-units'),
      'normal-5': saturated(normal(5)),
      constant: symmetric({ initializer: { type: 'constant', value: 0.2 } }),
      'rate-20': tooHigh(20),
      'rate-1e-6': tooLow(1e-6),
    },
  },
  {
    name: 'cancer-sigmoid',
    sound: {
      data: { source: 'breast-cancer' },
      plan: { hidden: 2, width: 32, activation: 'sigmoid', ...initializer('glorot-uniform') },
      optimizer: { type: 'adam', learningRate: 0.01 },
      batchSize: 32,
      epochs: 20,
    },
    faults: {
      'depth-18': vanishing({ hidden: 18 }),
      'depth-12-sgd': ['vanishing-gradient', { plan: { hidden: 12 }, optimizer: sgd(0.1) }],
      'normal-6': saturated(normal(6)),
      'rate-10': tooHigh(10),
      'rate-1e-7': tooLow(1e-7),
    },
    harmless: { 'eight-epochs': { epochs: 8 }, rare: { rowFault: 'rare-class' } },
  },
  {
    name: 'cancer-relu',
    sound: {
      data: { source: 'breast-cancer', validation: 0.3 },
      plan: { hidden: 6, width: 64, activation: 'relu', ...initializer('he-uniform') },
      optimizer: sgd(0.02),
      batchSize: 16,
      epochs: 20,
    },
    faults: {
      raw: raw('data-fault'),
      'rate-1': killing(1),
      'rate-3': killing(3),
      'normal-0.6': exploding({ hidden: 10, ...normal(0.6) }),
      'normal-0.01': vanishing(normal(0.01)),
      zeros: symmetric(initializer('zeros')),
      'rate-1e-6': tooLow(1e-6),
      shuffled,
    },
  },
  {
    name: 'plane-16',
    sound: {
      data: { source: 'linear', task: 'regression', samples: 1500, features: 16, noise: 0.3 },
      plan: { hidden: 4, width: 32, activation: 'tanh', ...initializer('glorot-uniform') },
      optimizer: sgd(0.02),
      batchSize: 32,
      epochs: 30,
    },
    faults: {
      'sigmoid-10': vanishing({ hidden: 10, activation: 'sigmoid', ...normal(0.05) }),
      'rate-3': tooHigh(3),
      'rate-1e-6': tooLow(1e-6),
      'normal-4': saturated(normal(4)),
      zeros: symmetric(initializer('zeros')),
      shuffled,
    },
    harmless: { standardized: { data: { standardizeTarget: true } } },
  },
  {
    name: 'plane-relu',
    sound: {
      data: { source: 'linear', task: 'regression', samples: 1200, features: 5, noise: 0.1 },
      plan: { hidden: 6, width: 32, activation: 'relu', ...initializer('he-normal') },
      optimizer: { type: 'adam', learningRate: 0.002 },
      batchSize: 32,
      epochs: 20,
    },
    faults: {
      'normal-0.8': exploding(normal(0.8)),
      'rate-1': killing(1),
      'rate-1e-7': tooLow(1e-7),
      'tiny-weights': vanishing({ hidden: 10, ...normal(0.005) }),
    },
  },
  {
    name: 'moons-dropout',
    sound: {
      data: { source: 'moons', samples: 3000, noise: 0.1 },
      plan: { hidden: 3, width: 64, activation: 'relu', ...initializer('he-normal'), dropout: 0.3 },
      optimizer: { type: 'adam', learningRate: 0.003 },
      batchSize: 32,
      epochs: 15,
    },
    faults: {
      'rate-1': killing(1),
      'rate-1e-7': tooLow(1e-7),
      shuffled,
    },
    harmless: { 'dropout-half': { plan: { dropout: 0.5 } }, 'batch-4': { batchSize: 4 } },
  },
  {
    name: 'residual-20',
    sound: {
      data: { source: 'blobs', samples: 1500, classes: 5, features: 10, noise: 4 },
      plan: {
        hidden: 41,
        width: 32,
        activation: 'relu',
        ...initializer('he-normal'),
        branchScale: 0.22,
      },
      optimizer: sgd(0.03),
      batchSize: 32,
      epochs: 15,
    },
    faults: {
      'no-skips': noSkips,
      'naive-skips': exploding({ branchScale: 1 }),
      'rate-1e-6': tooLow(1e-6),
      'rate-5': tooHigh(5),
      zeros: symmetric(initializer('zeros')),
    },
  },
  {
    name: 'residual-digits',
    sound: {
      data: { source: 'digits' },
      plan: {
        hidden: 31,
        width: 48,
        activation: 'relu',
        ...initializer('he-uniform'),
        branchScale: 0.26,
      },
      optimizer: { type: 'adam', learningRate: 0.001 },
      batchSize: 64,
      epochs: 12,
    },
    faults: {
      'no-skips': noSkips,
      'no-skips-sgd': ['shattered-gradient', { plan: { branchScale: null }, optimizer: sgd(0.03) }],
      'sigmoid-plain': vanishing({
        branchScale: null,
        activation: 'sigmoid',
        ...initializer('glorot-uniform'),
      }),
    },
    harmless: { naive: { plan: { branchScale: 1, hidden: 13 } } },
  },
  {
    name: 'plain-50',
    sound: {
      data: { source: 'linear', samples: 1600, classes: 5, features: 10, noise: 0.1 },
      plan: {
        hidden: 49,
        width: 32,
        activation: 'relu',
        ...initializer('he-normal'),
        branchScale: 0.2,
      },
      optimizer: sgd(0.03),
      batchSize: 32,
      epochs: 20,
    },
    faults: {
      'no-skips': noSkips,
    },
  },
  {
    name: 'plain-30-moons',
    sound: {
      data: { source: 'moons', samples: 1500, noise: 0.15 },
      plan: {
        hidden: 31,
        width: 24,
        activation: 'relu',
        ...initializer('he-normal'),
        branchScale: 0.26,
      },
      optimizer: sgd(0.05),
      batchSize: 32,
      epochs: 20,
    },
    faults: {
      'no-skips': noSkips,
      'batch-norm-plain': ['exploding-gradient', { plan: { branchScale: null, normalize: true } }],
    },
  },
  {
    name: 'normalized-12',
    sound: {
      data: { source: 'circles', samples: 1400, noise: 0.12 },
      plan: {
        hidden: 12,
        width: 24,
        activation: 'sigmoid',
        ...initializer('glorot-uniform'),
        normalize: true,
      },
      optimizer: { type: 'rmsprop', learningRate: 0.002 },
      batchSize: 32,
      epochs: 20,
    },
    faults: {
      'not-normalized': vanishing({ normalize: false }),
      zeros: symmetric(initializer('zeros')),
      'rate-1e-7': tooLow(1e-7),
      shuffled,
    },
    harmless: { 'tiny-weights': { plan: normal(0.01) }, tanh: { plan: { activation: 'tanh' } } },
  },
  {
    name: 'schedules',
    sound: {
      data: { source: 'circles', samples: 1000, noise: 0.08 },
      plan: { hidden: 4, width: 32, activation: 'relu', ...initializer('he-uniform') },
      optimizer: { ...sgd(0.2), schedule: { type: 'cosine' } },
      batchSize: 32,
      epochs: 30,
    },
    faults: {
      'endless-warmup': [
        'learning-rate-too-low',
        { optimizer: { schedule: { type: 'warmup', epochs: 100_000 } } },
      ],
      'fast-decay': [
        'learning-rate-too-low',
        { optimizer: { schedule: { type: 'step', epochs: 0.1, factor: 0.1 } } },
      ],
      'rate-20': killing(20),
      'rate-1e-5': tooLow(1e-5),
    },
    harmless: {
      warmup: { optimizer: { schedule: { type: 'warmup', epochs: 5 } } },
      step: { optimizer: { schedule: { type: 'step', epochs: 10, factor: 0.3 } } },
      'class-weights': { classWeights: { 0: 1, 1: 3 } },
    },
  },
  {
    name: 'deep-selu',
    sound: {
      data: { source: 'digits', validation: 0.3 },
      plan: { hidden: 24, width: 48, activation: 'selu', ...initializer('lecun-normal') },
      optimizer: { type: 'adam', learningRate: 5e-4 },
      batchSize: 32,
      epochs: 15,
    },
    faults: {
      'normal-0.02': vanishing(normal(0.02)),
      'normal-0.5': exploding(normal(0.5)),
      'rate-0.3': tooHigh(0.3),
      sigmoid: vanishing({ activation: 'sigmoid' }),
    },
    harmless: { 'tanh-orthogonal': { plan: { activation: 'tanh', ...initializer('orthogonal') } } },
  },
  {
    name: 'wide-shallow',
    sound: {
      data: { source: 'checkerboard', samples: 2000, classes: 4 },
      plan: { hidden: 2, width: 128, activation: 'relu', ...initializer('he-normal') },
      optimizer: { type: 'adam', learningRate: 0.005 },
      batchSize: 64,
      epochs: 50,
    },
    faults: {
      'rate-1': killing(1),
      'rate-1e-6': tooLow(1e-6),
      'tanh-normal-8': saturated({ activation: 'tanh', ...normal(8) }),
      shuffled,
    },
    harmless: {
      leaky: { plan: { activation: 'leaky-relu', slope: 0.2 } },
      'width-24': { plan: { width: 24 } },
    },
  },
  {
    name: 'iris-linear',
    sound: {
      data: { source: 'iris' },
      plan: { hidden: 2, width: 16, activation: 'linear', ...initializer('glorot-uniform') },
      optimizer: sgd(0.05),
      batchSize: 8,
      epochs: 20,
    },
    faults: {
      'rate-1e-6': tooLow(1e-6),
      'rate-30': tooHigh(30),
      'deep-tiny': vanishing({ hidden: 10, ...normal(0.02) }),
      'deep-large': exploding({ hidden: 12, ...normal(1) }),
      zeros: symmetric(initializer('zeros')),
    },
    harmless: { 'eight-epochs': { epochs: 8 } },
  },
];
