import type { Network } from '../network/network';
import type { Scene } from './scene';
import { usualRate } from '../experiment/usual-rate';
import type { ChangeCode, SuggestedChange } from './verdict';

/** A change to an experiment that may help. null: it does not apply, because it is there or has nothing to act on. */
export type Change = (scene: Scene) => Omit<SuggestedChange, 'why'> | null;

const overlay = (change: ChangeCode, remedies: Readonly<Record<string, unknown>>) => ({
  change,
  edit: { remedies },
});

export const relu: Change = ({ layers, experiment }) =>
  layers.some(({ family }) => family === 'saturating') && !experiment.remedies.relu
    ? overlay('relu', { relu: true })
    : null;

/** ReLU halves every signal's variance; He starting weights make up for it (He et al. 2015). */
export const reluWithHe: Change = (scene) =>
  relu(scene) === null ? null : overlay('relu', { relu: true, he: true, xavier: false });

export const he: Change = ({ layers, experiment, network }) =>
  layers.some(({ family }) => family === 'rectifying') &&
  !experiment.remedies.he &&
  !allStartAs(network, 'he')
    ? overlay('he', { he: true, xavier: false })
    : null;

export const xavier: Change = ({ experiment, network }) =>
  (experiment.remedies.xavier && !experiment.remedies.he) || allStartAs(network, 'glorot')
    ? null
    : overlay('xavier', { xavier: true, he: false });

/** Every layer has starting weights of that family already, uniform or normal. */
function allStartAs({ layers }: Network, family: 'he' | 'glorot'): boolean {
  return layers.every(
    (layer) => !('initializer' in layer) || layer.initializer.type.startsWith(`${family}-`),
  );
}

export const batchNormalization: Change = ({ hidden, layers, experiment }) =>
  experiment.remedies.batchNormalization ||
  hidden.length === 0 ||
  hidden.every((index) => layers[index]?.normalized === true)
    ? null
    : overlay('batch-normalization', { batchNormalization: true });

export const residual: Change = ({ hidden, hasSkips }) =>
  hasSkips || hidden.length < 3 ? null : overlay('residual', { residual: true });

export const shallower: Change = ({ hidden }) =>
  hidden.length < 4
    ? null
    : overlay('depth', { depth: Math.max(2, Math.min(3, Math.floor(hidden.length / 3))) });

export function learningRate(factor: number): Change {
  return ({ experiment }) => ({
    change: 'learning-rate',
    edit: {
      training: {
        optimizer: { learningRate: experiment.training.optimizer.learningRate * factor },
      },
    },
  });
}

/** The rate at which the optimizer is usually started. */
export const usualLearningRate: Change = ({ experiment }) => {
  const { optimizer } = experiment.training;
  const learningRate = usualRate(optimizer);
  return optimizer.learningRate === learningRate
    ? null
    : { change: 'learning-rate', edit: { training: { optimizer: { learningRate } } } };
};

/** The whole rate from the first step to the last; a merge patch takes the other fields of a schedule away by null. */
export const constantSchedule: Change = ({ experiment }) => {
  const { schedule } = experiment.training.optimizer;
  if (schedule.type === 'constant') return null;
  const fields = Object.keys(schedule).map((name) => [name, null] as const);
  const constant = { ...Object.fromEntries(fields), type: 'constant' };
  return {
    change: 'learning-rate',
    edit: { training: { optimizer: { schedule: constant } } },
  };
};

export const adam: Change = ({ experiment }) =>
  experiment.training.optimizer.type === 'adam'
    ? null
    : {
        change: 'optimizer',
        edit: {
          training: {
            optimizer: {
              ...withoutFields(experiment.training.optimizer),
              type: 'adam',
              learningRate: 0.003,
            },
          },
        },
      };

/** A merge patch takes fields away by null: those of another optimizer would be refused. */
function withoutFields(optimizer: object): Readonly<Record<string, null>> {
  const kept = new Set(['type', 'learningRate', 'clipNorm', 'schedule']);
  return Object.fromEntries(
    Object.keys(optimizer)
      .filter((name) => !kept.has(name))
      .map((name) => [name, null]),
  );
}

export const standardize: Change = ({ experiment }) =>
  experiment.data.standardize
    ? null
    : { change: 'standardize', edit: { data: { standardize: true, scaling: null } } };

/** Of the network as drawn, which the other overlays go on acting on; what the ReLU overlay would make ReLU becomes leaky too. */
export const leaky: Change = ({ network, experiment }) => {
  const rectified = new Set(
    network.layers.flatMap((layer) =>
      layer.type === 'activation' && layer.function === 'relu' ? [layer.id] : [],
    ),
  );
  const layers = experiment.network.layers.map((layer) =>
    layer.type === 'activation' && rectified.has(layer.id)
      ? { ...layer, function: 'leaky-relu', slope: 0.1 }
      : layer,
  );
  if (!experiment.network.layers.some(({ id }) => rectified.has(id))) return null;
  return {
    change: 'activation',
    edit: { remedies: { ...experiment.remedies, relu: false }, network: { layers } },
  };
};

export const otherData: Change = () => ({ change: 'data', edit: {} });
