import type { DataShape } from '../data/data-set';
import { expandGroups } from '../network/expand';
import type { Parameter } from '../network/layer-type';
import type { Layer } from '../network/layer-types';
import { layerParameters } from '../network/layer-types';
import type { Network } from '../network/network';
import { inferShapes } from '../network/shapes';
import { topologyOf } from '../network/topology';
import type { Problem, Result } from '../problems/problem';
import { fail, succeed } from '../problems/problem';
import type { Shape } from '../program/tensor-type';

/** A network that was found sound, with all that the passes over it need to know. */
export interface TrainableNetwork {
  readonly data: DataShape;
  /** Groups written out, every layer after its inputs; the last one is the output. */
  readonly layers: readonly TrainableLayer[];
  readonly outgoing: ReadonlyMap<string, readonly string[]>;
}

export interface TrainableLayer {
  readonly layer: Layer;
  readonly inputs: readonly string[];
  readonly inputShapes: readonly Shape[];
  readonly variables: readonly LayerVariable[];
}

/** A parameter of a layer as a variable of the programs: `<layer id>/<parameter>`. */
export interface LayerVariable extends Parameter {
  readonly layer: string;
  readonly variable: string;
}

export function trainableNetwork(drawn: Network, data: DataShape): Result<TrainableNetwork> {
  const shapes = inferShapes(drawn, data);
  const [problem, ...more] = shapes.problems;
  if (problem !== undefined) return fail(withoutFixes(problem), ...more.map(withoutFixes));

  const { network } = expandGroups(drawn);
  const { order, incoming, outgoing } = topologyOf(network);
  const byId = new Map(network.layers.map((layer) => [layer.id, layer]));
  const layers = order.flatMap((id) => {
    const layer = byId.get(id);
    if (layer === undefined) return [];
    const inputShapes = (shapes.layers.get(id)?.inputs ?? []).flatMap((shape) =>
      shape === null ? [] : [shape],
    );
    const variables = variablesOf(layer, inputShapes, data);
    return [{ layer, inputs: incoming.get(id) ?? [], inputShapes, variables }];
  });
  return succeed({ data, layers, outgoing });
}

function variablesOf(
  layer: Layer,
  inputShapes: readonly Shape[],
  data: DataShape,
): readonly LayerVariable[] {
  return layerParameters(layer, inputShapes, data).map((parameter) => ({
    ...parameter,
    layer: layer.id,
    variable: variableName(layer.id, parameter.name),
  }));
}

export function variableName(layer: string, parameter: string): string {
  return `${layer}/${parameter}`;
}

export function trainedVariables({ layers }: TrainableNetwork): readonly LayerVariable[] {
  return layers.flatMap(({ variables }) => variables.filter(({ trained }) => trained));
}

/** Fixes edit the drawn network; what failed here may have been written by remedies or groups. */
function withoutFixes({ code, message, hint, place }: Problem): Problem {
  return {
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(place === undefined ? {} : { place }),
  };
}
