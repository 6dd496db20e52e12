"""A Keras model from the network of an experiment file.

The specification of the file is Keras: a field that the file leaves out is left to Keras here, so that the lab's
defaults are compared as well. The two functions that Keras spells otherwise are translated; nothing else is.
"""

import keras

# The file's own default (docs/experiment-format.md): Keras has 0.2 and 0.3 in two places.
LEAKY_RELU_SLOPE = 0.01

ACTIVATIONS = {
    "hard-sigmoid": keras.activations.hard_sigmoid,
    "swish": keras.activations.silu,
}


def build_model(network, sample_shape, classes):
    """classes is None for regression. The output is logits, or one number."""
    layers = {layer["id"]: layer for layer in network["layers"]}
    incoming = {name: [start for start, end in network["connections"] if end == name] for name in layers}
    values = {}

    def value_of(name):
        if name not in values:
            layer = layers[name]
            inputs = [value_of(start) for start in incoming[name]]
            values[name] = apply_layer(layer, inputs, sample_shape, classes)
        return values[name]

    output = next(name for name, layer in layers.items() if layer["type"] == "output")
    result = value_of(output)
    start = next(name for name, layer in layers.items() if layer["type"] == "input")
    return keras.Model(values[start], result)


def apply_layer(layer, inputs, sample_shape, classes):
    kind = layer["type"]
    name = layer["id"]
    if kind == "input":
        return keras.Input(sample_shape, name=name)
    x = inputs[0]
    if kind == "dense":
        return keras.layers.Dense(layer["units"], name=name, **bias(layer))(flat(x))
    if kind == "output":
        return keras.layers.Dense(classes or 1, name=name, **bias(layer))(flat(x))
    if kind == "activation":
        return keras.layers.Activation(activation(layer), name=name)(x)
    if kind == "batch-normalization":
        return keras.layers.BatchNormalization(name=name, **given(layer, "momentum", "epsilon"))(x)
    if kind == "layer-normalization":
        return keras.layers.LayerNormalization(name=name, **given(layer, "epsilon"))(x)
    if kind == "dropout":
        return keras.layers.Dropout(layer["rate"], name=name)(x)
    if kind == "flatten":
        return keras.layers.Flatten(name=name)(x)
    if kind == "add":
        scales = layer.get("scales", [1] * len(inputs))
        branches = [x if scale == 1 else keras.layers.Rescaling(scale)(x) for x, scale in zip(inputs, scales)]
        return keras.layers.Add(name=name)(branches)
    if kind == "concatenate":
        return keras.layers.Concatenate(name=name)(inputs)
    if kind == "conv-2d":
        fields = {
            "kernel_size": layer.get("kernelSize", 3),
            # Keras's default is "valid", the file's is "same".
            "padding": layer.get("padding", "same"),
            **given(layer, "strides"),
        }
        return keras.layers.Conv2D(layer["filters"], name=name, **fields, **bias(layer))(x)
    if kind in ("max-pooling-2d", "average-pooling-2d"):
        pooling = keras.layers.MaxPooling2D if kind == "max-pooling-2d" else keras.layers.AveragePooling2D
        # Keras 3 knows no default for average pooling; that for max pooling is the file's.
        size = layer.get("poolSize", 2)
        return pooling(size, name=name, **given(layer, "strides", "padding"))(x)
    if kind == "global-average-pooling-2d":
        return keras.layers.GlobalAveragePooling2D(name=name)(x)
    raise ValueError(f"No Keras layer is known for {kind}.")


def given(layer, *fields):
    return {field: layer[field] for field in fields if field in layer}


def bias(layer):
    return {"use_bias": layer["useBias"]} if "useBias" in layer else {}


def flat(x):
    return x if len(x.shape) == 2 else keras.layers.Flatten()(x)


def activation(layer):
    function = layer["function"]
    if function == "leaky-relu":
        slope = layer.get("slope", LEAKY_RELU_SLOPE)
        return lambda x: keras.activations.leaky_relu(x, negative_slope=slope)
    return ACTIVATIONS.get(function, function)
