"""The network of an experiment file as a pure function in JAX: the layers that the benchmark's rows hold."""

import math

import jax
import jax.numpy as jnp

from peer import incoming

DIMENSIONS = ("NHWC", "HWIO", "NHWC")


def build(network, sample_shape, classes):
    """(weights, averages, forward), where forward(weights, averages, x) -> (logits, averages after a training step)."""
    layers = {layer["id"]: layer for layer in network["layers"]}
    order = incoming(network)
    weights, averages, shapes = {}, {}, {}
    key = jax.random.PRNGKey(0)
    for name, inputs in order.items():
        key, own = jax.random.split(key)
        shape = [shapes[each] for each in inputs]
        shapes[name] = initialize(layers[name], shape, sample_shape, classes, own, weights, averages)

    def forward(weights, averages, x):
        values, after = {}, {}
        for name, inputs in order.items():
            given = [values[each] for each in inputs]
            values[name] = apply(layers[name], given, x, weights.get(name), averages.get(name), after)
        output = next(name for name, layer in layers.items() if layer["type"] == "output")
        return values[output], after

    return weights, averages, forward


def initialize(layer, shapes, sample_shape, classes, key, weights, averages):
    """Adds the layer's weights, and returns the shape of a sample after it."""
    name, kind = layer["id"], layer["type"]
    if kind == "input":
        return tuple(sample_shape)
    shape = shapes[0]
    if kind in ("dense", "output"):
        units = classes if kind == "output" else layer["units"]
        weights[name] = affine(key, (math.prod(shape), units), layer)
        return (units,)
    if kind == "conv-2d":
        size = layer.get("kernelSize", 3)
        weights[name] = affine(key, (size, size, shape[-1], layer["filters"]), layer)
        padding = layer.get("padding", "same").upper()
        return windowed(shape, size, layer.get("strides", 1), padding, layer["filters"])
    if kind == "batch-normalization":
        weights[name] = {"gamma": jnp.ones(shape[-1]), "beta": jnp.zeros(shape[-1])}
        averages[name] = {"mean": jnp.zeros(shape[-1]), "variance": jnp.ones(shape[-1])}
        return shape
    if kind == "max-pooling-2d":
        size = layer.get("poolSize", 2)
        padding = layer.get("padding", "valid").upper()
        return windowed(shape, size, layer.get("strides", size), padding, shape[-1])
    if kind == "global-average-pooling-2d":
        return (shape[-1],)
    if kind == "flatten":
        return (math.prod(shape),)
    return shape


def affine(key, shape, layer):
    limit = math.sqrt(6 / (math.prod(shape[:-1]) + shape[-1] * math.prod(shape[:-2])))
    kernel = jax.random.uniform(key, shape, minval=-limit, maxval=limit)
    return {"kernel": kernel, "bias": jnp.zeros(shape[-1])} if layer.get("useBias", True) else {"kernel": kernel}


def windowed(shape, size, strides, padding, channels):
    reduced = [n if padding == "SAME" else n - size + 1 for n in shape[:2]]
    return (*(math.ceil(n / strides) for n in reduced), channels)


def apply(layer, inputs, samples, weights, averages, after):
    kind = layer["type"]
    if kind == "input":
        return samples
    x = inputs[0]
    if kind in ("dense", "output"):
        return biased(x.reshape(x.shape[0], -1) @ weights["kernel"], weights)
    if kind == "activation":
        return {"relu": jax.nn.relu, "sigmoid": jax.nn.sigmoid, "tanh": jnp.tanh}[layer["function"]](x)
    if kind == "conv-2d":
        strides = (layer.get("strides", 1),) * 2
        padding = layer.get("padding", "same").upper()
        product = jax.lax.conv_general_dilated(
            x, weights["kernel"], strides, padding, dimension_numbers=DIMENSIONS
        )
        return biased(product, weights)
    if kind == "batch-normalization":
        axes = tuple(range(x.ndim - 1))
        mean, variance = x.mean(axes), x.var(axes)
        kept = layer.get("momentum", 0.99)
        after[layer["id"]] = {
            "mean": kept * averages["mean"] + (1 - kept) * mean,
            "variance": kept * averages["variance"] + (1 - kept) * variance,
        }
        scale = weights["gamma"] * jax.lax.rsqrt(variance + layer.get("epsilon", 1e-3))
        return (x - mean) * scale + weights["beta"]
    if kind == "add":
        scales = layer.get("scales", [1] * len(inputs))
        return sum(scale * branch for scale, branch in zip(scales, inputs))
    if kind == "max-pooling-2d":
        size = layer.get("poolSize", 2)
        strides = layer.get("strides", size)
        padding = layer.get("padding", "valid").upper()
        window, steps = (1, size, size, 1), (1, strides, strides, 1)
        return jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, window, steps, padding)
    if kind == "global-average-pooling-2d":
        return x.mean((1, 2))
    if kind == "flatten":
        return x.reshape(x.shape[0], -1)
    raise ValueError(f"{kind} is in no row of the benchmark.")


def biased(x, weights):
    return x + weights["bias"] if "bias" in weights else x
