import { bases, deepResidual } from './base-networks';
import type { BaseNetwork } from './base-networks';
import type { RowFault } from './calibration-case';
import type { DataChoice } from './data-choices';
import type { NetworkPlan } from './network-plan';
import type { VerdictCode } from '../verdict';

/** A run as it is trained: base and data section, after the change. */
interface Changed {
  readonly base: BaseNetwork;
  readonly data: Readonly<Record<string, unknown>>;
  readonly batchSize?: number;
}

/** One cause that keeps a base network from training. */
interface Fault {
  readonly name: string;
  readonly label: VerdictCode;
  readonly base: BaseNetwork;
  readonly change: (base: BaseNetwork, choice: DataChoice) => Changed;
  readonly rowFault?: RowFault;
  /** Data sets on which the fault is one; all by default. */
  readonly only?: readonly string[];
  /** What must train in its place; the base by default. */
  readonly repair?: BaseNetwork;
}

/** A healthy run that looks like a faulty one. */
interface Trap {
  readonly only?: readonly string[];
  readonly name: string;
  readonly base: BaseNetwork;
  readonly change: (base: BaseNetwork, choice: DataChoice) => Changed;
  readonly rowFault?: RowFault;
}

type Change = (base: BaseNetwork, choice: DataChoice) => Changed;

function network(plan: Partial<NetworkPlan>): Change {
  return (base, { data }) => ({ base: { ...base, plan: { ...base.plan, ...plan } }, data });
}

function weights(initializer: Readonly<Record<string, unknown>>): Change {
  return network({ initializer });
}

function optimizer(options: Readonly<Record<string, unknown>>): Change {
  return (base, { data }) => ({
    base: { ...base, optimizer: { ...base.optimizer, ...options } },
    data,
  });
}

function section(fields: Readonly<Record<string, unknown>>): Change {
  return (base, { data }) => ({ base, data: { ...data, ...fields } });
}

const unchanged: Change = (base, { data }) => ({ base, data });

/** Deep networks take long to compile, so they are trained on a few data sets. */
const forDepth = ['mixture', 'digits', 'spirals', 'directions', 'breast-cancer'];
const inOtherUnits = ['mixture', 'digits', 'wine', 'breast-cancer'];

const tanhDeep: BaseNetwork = {
  name: 'small-ratio',
  plan: { ...bases.tanh.plan, hidden: 9 },
  optimizer: { type: 'sgd', learningRate: 0.1 },
};

/** Few sigmoid layers under Adam: tiny gradients that train. */
const sigmoidAdam: BaseNetwork = {
  name: 'adam-tiny-gradients',
  plan: { ...bases.shallow.plan, hidden: 4, width: 32 },
  optimizer: { type: 'adam', learningRate: 0.01 },
};

const reluAdam: BaseNetwork = {
  ...bases.relu,
  name: 'solved',
  optimizer: { type: 'adam', learningRate: 0.01 },
};

export const faults: readonly Fault[] = [
  ...vanishing(),
  ...exploding(),
  fault('rate-5', 'learning-rate-too-high', bases.relu, optimizer({ learningRate: 5 })),
  fault('rate-5-tanh', 'learning-rate-too-high', bases.tanh, optimizer({ learningRate: 5 })),
  fault('rate-1-adam', 'learning-rate-too-high', bases.adam, optimizer({ learningRate: 1 })),
  fault('rate-1-deep', 'learning-rate-too-high', bases.deepRelu, optimizer({ learningRate: 1 })),
  {
    ...fault(
      'rate-2-adam-sigmoid',
      'learning-rate-too-high',
      sigmoidAdam,
      optimizer({ learningRate: 2 }),
    ),
    repair: sigmoidAdam,
  },
  fault('rate-3e-4', 'learning-rate-too-low', bases.relu, optimizer({ learningRate: 3e-4 })),
  fault('rate-1e-5', 'learning-rate-too-low', bases.relu, optimizer({ learningRate: 1e-5 })),
  fault('rate-1e-6-tanh', 'learning-rate-too-low', bases.tanh, optimizer({ learningRate: 1e-6 })),
  fault('rate-1e-6-adam', 'learning-rate-too-low', bases.adam, optimizer({ learningRate: 1e-6 })),
  fault(
    'rate-1e-4-bn',
    'learning-rate-too-low',
    bases.normalized,
    optimizer({ learningRate: 1e-4 }),
  ),
  fault('killed', 'dead-units', bases.relu, optimizer({ learningRate: 1.5 })),
  fault('killed-deep', 'dead-units', bases.deepRelu, optimizer({ learningRate: 0.4 })),
  {
    ...fault('killed-adam', 'dead-units', reluAdam, optimizer({ learningRate: 0.3 })),
    repair: reluAdam,
  },
  {
    ...fault('normal-3-deep', 'saturated-units', tanhDeep, weights({ type: 'normal', stddev: 3 })),
    repair: tanhDeep,
  },
  fault('normal-2', 'saturated-units', bases.tanh, weights({ type: 'normal', stddev: 2 })),
  fault('normal-5', 'saturated-units', bases.shallow, weights({ type: 'normal', stddev: 5 })),
  {
    ...fault('unscaled', 'saturated-units', bases.tanh, section({ scaling: 'none' })),
    only: inOtherUnits,
  },
  {
    ...fault('unscaled-sigmoid', 'saturated-units', bases.shallow, section({ scaling: 'none' })),
    only: inOtherUnits,
  },
  fault('zeros', 'symmetric-weights', bases.relu, weights({ type: 'zeros' })),
  fault('constant', 'symmetric-weights', bases.tanh, weights({ type: 'constant', value: 0.1 })),
  fault(
    'constant-adam',
    'symmetric-weights',
    bases.adam,
    weights({ type: 'constant', value: 0.05 }),
  ),
  fault('ones', 'symmetric-weights', bases.shallow, weights({ type: 'ones' })),
  {
    ...fault('no-skips', 'shattered-gradient', deepResidual, (base, { data }) => {
      const { hidden, width, activation, initializer } = base.plan;
      return { base: { ...base, plan: { hidden, width, activation, initializer } }, data };
    }),
    only: forDepth,
    repair: deepResidual,
  },
  { ...fault('shuffled', 'data-fault', bases.relu, unchanged), rowFault: 'shuffled-targets' },
  { ...fault('shuffled-tanh', 'data-fault', bases.tanh, unchanged), rowFault: 'shuffled-targets' },
  { ...fault('constant-inputs', 'data-fault', bases.adam, unchanged), rowFault: 'constant-inputs' },
  {
    ...fault('unscaled-relu', 'data-fault', bases.relu, section({ scaling: 'none' })),
    only: inOtherUnits,
  },
  {
    ...fault('unscaled-deep', 'data-fault', bases.deepRelu, section({ scaling: 'none' })),
    only: inOtherUnits,
  },
];

function vanishing(): readonly Fault[] {
  const of = (name: string, base: BaseNetwork, change: Change): Fault =>
    fault(name, 'vanishing-gradient', base, change);
  return [
    of('not-normalized', bases.normalized, network({ normalize: false })),
    of('tiny-weights', bases.deepRelu, weights({ type: 'normal', stddev: 0.02 })),
    of('tiny-weights-tanh', bases.tanh, weights({ type: 'normal', stddev: 0.02 })),
    of('sigmoid', bases.deepRelu, network({ activation: 'sigmoid' })),
    of('hard-sigmoid', bases.relu, network({ activation: 'hard-sigmoid' })),
    of('deeper', bases.shallow, network({ hidden: 9 })),
    { ...of('deeper-adam', sigmoidAdam, network({ hidden: 12 })), repair: sigmoidAdam },
    of('tiny-weights-adam', bases.adam, weights({ type: 'normal', stddev: 0.005 })),
  ];
}

function exploding(): readonly Fault[] {
  const of = (name: string, base: BaseNetwork, change: Change): Fault =>
    fault(name, 'exploding-gradient', base, change);
  return [
    of('large-weights', bases.deepRelu, weights({ type: 'normal', stddev: 0.5 })),
    of('large-weights-uniform', bases.deepRelu, weights({ type: 'uniform', limit: 0.6 })),
    of('large-weights-elu', bases.adam, weights({ type: 'normal', stddev: 1 })),
    of('naive-residual', bases.residual, network({ branchScale: 1 })),
  ];
}

function fault(name: string, label: VerdictCode, base: BaseNetwork, change: Change): Fault {
  return { name, label, base, change };
}

export const traps: readonly Trap[] = [
  { name: 'small-ratio', base: tanhDeep, change: unchanged },
  {
    name: 'adam-tiny-gradients',
    base: sigmoidAdam,
    change: unchanged,
  },
  { name: 'solved', base: reluAdam, change: unchanged },
  { name: 'rare-class', base: bases.relu, change: unchanged, rowFault: 'rare-class' },
  {
    name: 'residual-growth',
    base: {
      name: 'residual-growth',
      plan: {
        hidden: 17,
        width: 32,
        activation: 'relu',
        initializer: { type: 'he-uniform' },
        branchScale: 1,
      },
      optimizer: { type: 'sgd', learningRate: 0.002 },
    },
    change: unchanged,
  },
  {
    name: 'few-rows',
    base: bases.adam,
    change: (base, choice) => {
      const samples = 'samples' in choice.data ? { samples: 80 } : { validation: 0.7 };
      return section(samples)(base, choice);
    },
  },
  {
    name: 'overfitting',
    base: {
      name: 'overfitting',
      plan: { ...bases.relu.plan, width: 128, hidden: 3 },
      optimizer: { type: 'adam', learningRate: 0.003 },
    },
    change: section({ validation: 0.6 }),
  },
  {
    name: 'small-batches',
    base: bases.tanh,
    change: (base, choice) => ({
      ...optimizer({ learningRate: 0.02, momentum: 0 })(base, choice),
      batchSize: 4,
    }),
  },
  { name: 'slow', base: bases.relu, change: optimizer({ learningRate: 0.01 }) },
  { name: 'gelu', base: bases.deepRelu, change: network({ activation: 'gelu', hidden: 5 }) },
  { name: 'deep-normalized', base: bases.deepRelu, change: network({ normalize: true }) },
  {
    name: 'selu',
    base: bases.adam,
    change: network({ activation: 'selu', initializer: { type: 'lecun-normal' }, hidden: 12 }),
  },
];
