"""The network of an experiment file as a PyTorch module: the layers that the benchmark's rows hold."""

import math

import torch
from torch import nn

from peer import incoming


class Network(nn.Module):
    def __init__(self, network, sample_shape, classes):
        super().__init__()
        self.layers = {layer["id"]: layer for layer in network["layers"]}
        self.order = incoming(network)
        self.parts = nn.ModuleDict()
        self.output = next(name for name, layer in self.layers.items() if layer["type"] == "output")
        # PyTorch's images are [channels, height, width].
        shape = (sample_shape[2], *sample_shape[:2]) if len(sample_shape) == 3 else tuple(sample_shape)
        values = {}
        for name, inputs in self.order.items():
            given = [values[each] for each in inputs]
            part = module(self.layers[name], given, classes)
            if part is not None:
                self.parts[key(name)] = part
            values[name] = self.apply_layer(name, given, torch.zeros(2, *shape))

    def forward(self, x):
        values = {}
        for name, inputs in self.order.items():
            values[name] = self.apply_layer(name, [values[each] for each in inputs], x)
        return values[self.output]

    def apply_layer(self, name, inputs, samples):
        layer = self.layers[name]
        if layer["type"] == "input":
            return samples
        if layer["type"] == "add":
            scales = layer.get("scales", [1] * len(inputs))
            return sum(branch if scale == 1 else scale * branch for scale, branch in zip(scales, inputs))
        if layer["type"] == "global-average-pooling-2d":
            return inputs[0].mean((2, 3))
        x = inputs[0].flatten(1) if layer["type"] in ("dense", "output", "flatten") else inputs[0]
        return self.parts[key(name)](x) if key(name) in self.parts else x


def module(layer, inputs, classes):
    kind = layer["type"]
    bias = layer.get("useBias", True)
    if kind in ("dense", "output"):
        units = classes if kind == "output" else layer["units"]
        return nn.Linear(math.prod(inputs[0].shape[1:]), units, bias=bias)
    if kind == "conv-2d":
        size, strides = layer.get("kernelSize", 3), layer.get("strides", 1)
        padding = size // 2 if layer.get("padding", "same") == "same" else 0
        return nn.Conv2d(inputs[0].shape[1], layer["filters"], size, strides, padding, bias=bias)
    if kind == "batch-normalization":
        normalization = nn.BatchNorm2d if inputs[0].dim() == 4 else nn.BatchNorm1d
        momentum = 1 - layer.get("momentum", 0.99)
        return normalization(inputs[0].shape[1], layer.get("epsilon", 1e-3), momentum)
    if kind == "activation":
        return {"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}[layer["function"]]()
    if kind == "max-pooling-2d":
        return nn.MaxPool2d(layer.get("poolSize", 2), layer.get("strides"))
    return None


def key(name):
    """Names of modules must not hold dots."""
    return name.replace(".", "_")
