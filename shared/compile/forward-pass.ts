import type { ForwardContext } from '../network/layer-type';
import { layerForward } from '../network/layer-types';
import type { ProgramBuilder, Value } from '../program/program-builder';
import type { Shape } from '../program/tensor-type';
import type { LayerVariable, TrainableLayer, TrainableNetwork } from './trainable-network';
import { variableName } from './trainable-network';

export interface ForwardPass {
  /** What each layer gives, [batch, ...sample], by layer id. */
  readonly values: ReadonlyMap<string, Value>;
  /** Logits [batch, classes], or predictions [batch, 1] in regression. */
  readonly output: Value;
  /** Moving averages after the step (training mode only). */
  readonly updates: readonly VariableUpdate[];
}

export interface VariableUpdate {
  readonly variable: string;
  readonly value: Value;
}

interface ForwardOptions {
  /** [batch, ...sample]. */
  readonly x: Value;
  readonly mode: ForwardContext<unknown>['mode'];
  /** Fresh random numbers in [0, 1) for a layer; needed in training mode by networks with dropout. */
  readonly uniform?: (layer: string, shape: Shape) => Value;
}

/** Adds every layer's forward pass to the program, from the input to the output. */
export function forwardPass(
  builder: ProgramBuilder,
  network: TrainableNetwork,
  options: ForwardOptions,
): ForwardPass {
  const values = new Map<string, Value>();
  const updates: VariableUpdate[] = [];
  let output = options.x;
  for (const trainable of network.layers) {
    output = layerForward(trainable.layer, contextOf(trainable));
    values.set(trainable.layer.id, output);
  }
  return { values, output, updates };

  function contextOf(trainable: TrainableLayer): Omit<ForwardContext<unknown>, 'fields'> {
    const { id, type } = trainable.layer;
    return {
      builder,
      data: network.data,
      mode: options.mode,
      inputs: type === 'input' ? [options.x] : trainable.inputs.map(valueOf),
      parameter: (name) => parameterValue(builder, trainable, name),
      update: (name, value) => updates.push({ variable: variableName(id, name), value }),
      uniform: (shape) => {
        if (options.uniform === undefined) throw new Error(`${id} was given no random numbers.`);
        return options.uniform(id, shape);
      },
    };
  }

  function valueOf(id: string): Value {
    const value = values.get(id);
    if (value === undefined) throw new Error(`Layer ${id} is used before it is computed.`);
    return value;
  }
}

function parameterValue(
  builder: ProgramBuilder,
  { layer, variables }: TrainableLayer,
  name: string,
): Value {
  const variable = variables.find((each) => each.name === name);
  if (variable === undefined) throw new Error(`Layer ${layer.id} has no parameter ${name}.`);
  return variableValue(builder, variable);
}

/** What a layer's variable holds before this evaluation's updates. */
export function variableValue(builder: ProgramBuilder, { variable, shape }: LayerVariable): Value {
  return builder.variable(variable, { element: 'float', shape });
}
