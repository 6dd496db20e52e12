import type { Experiment } from '../experiment/experiment';
import { activationFunctions } from '../network/activation-functions';
import type { ActivationFunctionName } from '../network/activation-functions';
import { repeatedId } from '../network/expand';
import type { Network } from '../network/network';
import { overlay } from '../remedies/apply-remedies';
import { activationBehind, trailingLayers, wiringOf } from '../remedies/hidden-layers';
import type { RunDescription } from '../signals/run-report';
import type { DataShape } from '../data/data-set';

/** What does not change over a run, as the rules look at it. */
export interface Scene {
  readonly experiment: Experiment;
  readonly description: RunDescription;
  readonly shape: DataShape;
  /** As trained: overlay applied, groups as drawn. */
  readonly network: Network;
  /** One for each of RunDescription.layers. */
  readonly layers: readonly SceneLayer[];
  /** Indices of the hidden weight layers among `layers`. */
  readonly hidden: readonly number[];
  /** Index of the output layer. */
  readonly output: number;
  /** It has an add: skip paths carry gradients past layers. */
  readonly hasSkips: boolean;
  readonly isNormalized: boolean;
  /** SGD moves weights in proportion to the gradient; the others divide its scale away. */
  readonly stepFollowsGradient: boolean;
  readonly plannedEpochs: number;
}

export interface SceneLayer {
  readonly id: string;
  readonly activation: ActivationFunctionName | null;
  readonly family: 'saturating' | 'rectifying' | 'linear' | null;
  readonly normalized: boolean;
}

export function sceneOf(experiment: Experiment, description: RunDescription): Scene {
  const shape = description.data?.shape ?? guessedShape(description);
  const { network } = overlay(experiment.network, experiment.remedies, shape);
  const wiring = wiringOf(network);
  const layers = description.layers.map(({ id }) => {
    // A copy of a repeated group behaves as the layer that it repeats.
    const drawn = wiring.layers.has(id) ? id : repeatedId(id);
    const activation = activationBehind(drawn, wiring)?.function ?? null;
    return {
      id,
      activation,
      family: activation === null ? null : activationFunctions[activation].family,
      normalized: trailingLayers(drawn, wiring).some(({ type }) => type.endsWith('normalization')),
    };
  });
  const output = layers.length - 1;
  const hidden = layers.map((_, index) => index).slice(0, -1);
  return {
    experiment,
    description,
    shape,
    network,
    layers,
    hidden,
    output,
    hasSkips: network.layers.some(({ type }) => type === 'add'),
    isNormalized: hidden.some((index) => layers[index]?.normalized === true),
    stepFollowsGradient: experiment.training.optimizer.type === 'sgd',
    plannedEpochs: experiment.training.epochs,
  };
}

/** All hidden layers have one of these activations. */
export function areAll(
  { hidden, layers }: Scene,
  functions: readonly ActivationFunctionName[],
): boolean {
  return hidden.every((index) => {
    const activation = layers[index]?.activation ?? null;
    return activation !== null && functions.includes(activation);
  });
}

/** For records without facts of the data: right for rows of plain features. */
function guessedShape(description: RunDescription): DataShape {
  const { layers, task, trainingRows, validationRows } = description;
  const inputs = layers[0]?.kernelShape.slice(0, -1).reduce((all, size) => all * size, 1) ?? 1;
  const outputs = layers.at(-1)?.kernelShape.at(-1) ?? 1;
  return {
    task,
    sampleShape: [inputs],
    classes: task === 'classification' ? outputs : 0,
    trainingRows,
    validationRows,
  };
}
