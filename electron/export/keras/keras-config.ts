import type { KerasLayer, KerasValue } from './keras-layer';

/** config.json of a .keras file: a functional model, uncompiled. Layers are in Keras's order. */
export function kerasConfig(layers: readonly KerasLayer[], name: string): object {
  const [input, output] = [layers[0], layers.at(-1)];
  return {
    module: 'keras.src.models.functional',
    class_name: 'Functional',
    config: {
      name,
      trainable: true,
      layers: layers.map(layerConfig),
      input_layers: [[input?.name, 0, 0]],
      output_layers: [[output?.name, 0, 0]],
    },
    registered_name: 'Functional',
  };
}

function layerConfig({ name, className, config, inputs, takesList }: KerasLayer): object {
  const tensors = inputs.map(tensorConfig);
  const call = { args: takesList ? [tensors] : tensors, kwargs: {} };
  return {
    module: 'keras.layers',
    class_name: className,
    config: { name, ...config },
    registered_name: null,
    name,
    inbound_nodes: inputs.length === 0 ? [] : [call],
  };
}

function tensorConfig({ name, shape }: KerasValue): object {
  const history = [name, 0, 0];
  return {
    class_name: '__keras_tensor__',
    config: { shape: [null, ...shape], dtype: 'float32', keras_history: history },
  };
}
