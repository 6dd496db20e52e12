import type { TrainableNetwork } from '../../../shared/compile/trainable-network';
import { variableName } from '../../../shared/compile/trainable-network';
import { layerShape } from '../../../shared/network/layer-types';
import type { KerasLayer, KerasValue } from './keras-layer';
import { kerasLayersOf } from './keras-layers';

/** The network as layers of Keras, each after its inputs; the last one is the output. */
export function kerasModel({ layers, data }: TrainableNetwork): readonly KerasLayer[] {
  const names = new KerasNames();
  const own = new Map(layers.map(({ layer: { id } }) => [id, names.nameOf(id)]));
  const values = new Map<string, KerasValue>();
  return layers.flatMap(({ layer, inputs, inputShapes }) => {
    const result = layerShape(layer, inputShapes, data);
    if (!('shape' in result)) throw new Error(`${layer.id} has no shape.`);
    const translated = kerasLayersOf(layer, {
      name: own.get(layer.id) ?? layer.id,
      inputs: inputs.flatMap((id) => values.get(id) ?? []),
      shape: result.shape,
      classes: data.task === 'classification' ? data.classes : null,
      furtherName: (suffix) => names.nameOf(`${layer.id}_${suffix}`),
      variable: (parameter) => variableName(layer.id, parameter),
    });
    const last = translated.at(-1);
    if (last !== undefined) values.set(layer.id, last);
    return translated;
  });
}

/** Keras takes letters, digits, dots, underscores and dashes, and no name twice. */
class KerasNames {
  readonly #taken = new Set<string>();

  nameOf(id: string): string {
    const plain = id.replace(/[^A-Za-z0-9._-]/g, '_').replace(/^[^A-Za-z0-9.]/, 'layer$&');
    let name = plain;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${plain}_${count}`;
    this.#taken.add(name);
    return name;
  }
}

/**
 * The order in which Keras has the layers of a model that it builds from a file, by which it finds their weights
 * (keras/src/ops/function.py, map_graph): those farthest from the output first, among equals as a walk from the output
 * meets them.
 */
export function inKerasOrder(layers: readonly KerasLayer[]): readonly KerasLayer[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const met = new Map<string, number>();
  const distance = new Map<string, number>();
  const walk = (layer: KerasLayer): void => {
    if (met.has(layer.name)) return;
    met.set(layer.name, met.size);
    for (const { name } of layer.inputs) {
      const input = byName.get(name);
      if (input !== undefined) walk(input);
    }
  };
  const output = layers.at(-1);
  if (output !== undefined) walk(output);
  for (const { name, inputs } of [...layers].reverse()) {
    const own = distance.get(name) ?? 0;
    for (const input of inputs) {
      distance.set(input.name, Math.max(own + 1, distance.get(input.name) ?? 0));
    }
  }
  const of = (numbers: ReadonlyMap<string, number>, { name }: KerasLayer) => numbers.get(name) ?? 0;
  return layers
    .filter(({ name }) => met.has(name))
    .sort((a, b) => of(distance, b) - of(distance, a) || of(met, a) - of(met, b));
}
