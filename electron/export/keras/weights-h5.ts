import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NamedWeights } from '../../../shared/messages/engine-messages';
import type { KerasLayer } from './keras-layer';

/**
 * model.weights.h5 of a .keras file: `layers/<class>/vars/<number>`, where the class is written in snake case and numbered
 * from the second layer of that class on. Layers are in Keras's order.
 */
export async function weightsH5(
  layers: readonly KerasLayer[],
  weights: readonly NamedWeights[],
): Promise<Uint8Array> {
  // Four megabytes of WebAssembly that only this export needs.
  const { File, ready } = await import('h5wasm/node');
  await ready;
  const byName = new Map(weights.map((tensor) => [tensor.name, tensor]));
  const folder = mkdtempSync(join(tmpdir(), 'gradient-lab-export-'));
  const path = join(folder, 'model.weights.h5');
  try {
    const file = new File(path, 'w');
    file.create_group('layers');
    file.create_group('vars');
    for (const [name, layer] of storedNames(layers)) {
      const group = file.create_group(`layers/${name}`).create_group('vars');
      layer.variables.forEach((variable, index) => {
        const tensor = byName.get(variable);
        if (tensor === undefined) throw new Error(`The weights lack ${variable}.`);
        const { shape, values } = tensor;
        group.create_dataset({ name: String(index), data: values, shape: [...shape], dtype: '<f' });
      });
    }
    file.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function storedNames(layers: readonly KerasLayer[]): readonly (readonly [string, KerasLayer])[] {
  const counts = new Map<string, number>();
  return layers.map((layer) => {
    const name = snakeCase(layer.className);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return [count === 0 ? name : `${name}_${count}`, layer];
  });
}

/** As keras/src/utils/naming.py does: LeakyReLU is leaky_re_lu, Conv2D is conv2d. */
function snakeCase(className: string): string {
  return className
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
