"""JAX with its data on the device and optimizers by Optax: jax_peer.py scan | step.

scan: jit of a lax.scan over the steps of an epoch, the best form for dense networks. step: jit of a step, which on a CPU
is the better one for convolutions, since XLA computes those of a loop in one thread.
"""

import sys

import jax
import jax.numpy as jnp
import optax

from jax_network import build
from peer import random_data, random_order, serve

OPTIMIZERS = {"sgd": optax.sgd, "adam": lambda rate: optax.adam(rate, eps=1e-7)}


def prepare(row):
    inputs, targets = (jnp.asarray(part) for part in random_data(row))
    training = row["training"]
    optimizer = OPTIMIZERS[training["optimizer"]["type"]](training["optimizer"]["learningRate"])
    weights, averages, forward = build(row["network"], row["sampleShape"], row["classes"])

    def loss_of(weights, averages, x, y):
        logits, after = forward(weights, averages, x)
        return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean(), after

    def step(state, rows):
        weights, averages, slots = state
        gradient = jax.value_and_grad(loss_of, has_aux=True)
        (loss, averages), gradients = gradient(weights, averages, inputs[rows], targets[rows])
        moves, slots = optimizer.update(gradients, slots, weights)
        return (optax.apply_updates(weights, moves), averages, slots), loss

    epoch = jax.jit(lambda state, order: jax.lax.scan(step, state, order))
    one_step = jax.jit(step)
    state = (weights, averages, optimizer.init(weights))

    def train_epoch():
        nonlocal state
        order = random_order(row["rows"], training["batchSize"]).astype("int32")
        if sys.argv[1] == "scan":
            state, losses = epoch(state, order)
        else:
            for rows in order:
                state, losses = one_step(state, rows)
        losses.block_until_ready()

    return train_epoch


serve(prepare)
