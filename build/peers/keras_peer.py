"""Keras's fit: keras_peer.py default | jit | op-by-op; the last two with 32 steps per execution."""

import os
import re
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
sys.path.append(str(Path(__file__).parent.parent / "keras"))

from peer import random_data, serve  # first: it keeps standard output for replies

import keras

from experiment_model import build_model
from experiment_optimizer import build_optimizer

FORMS = {
    "default": {},
    "jit": {"jit_compile": True, "steps_per_execution": 32},
    "op-by-op": {"jit_compile": False, "steps_per_execution": 32},
}


def prepare(row):
    keras.backend.clear_session()
    inputs, targets = random_data(row)
    training = row["training"]
    batch_size = training["batchSize"]
    model = build_model(plainly_named(row["network"]), row["sampleShape"], row["classes"])
    model.compile(
        optimizer=build_optimizer(training, row["rows"] // batch_size),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        **FORMS[sys.argv[1]],
    )
    return lambda: model.fit(inputs, targets, batch_size=batch_size, epochs=1, verbose=0)


def plainly_named(network):
    """TensorFlow refuses names with a ~, which layers that a remedy has added have."""

    def plain(name):
        return re.sub("[^A-Za-z0-9_.-]", "_", name)

    return {
        "layers": [{**layer, "id": plain(layer["id"])} for layer in network["layers"]],
        "connections": [[plain(start), plain(end)] for start, end in network["connections"]],
    }


serve(prepare)
