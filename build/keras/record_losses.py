"""Trains experiments in Keras on the very batches and starting weights of the lab, and prints what came out.

Usage: record_losses.py FOLDER FLOAT, where FLOAT is float64 or float32 and FOLDER holds for each experiment NAME
- NAME.json, the experiment,
- NAME.safetensors, its prepared data, the rows of every batch, and the starting weights,
- NAME.shape.json: {"sampleShape", "classes" (null for regression), "stepsPerEpoch"}.
Writes NAME.FLOAT.json beside them.
"""

import json
import os
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import keras
import tensorflow as tf
from safetensors.numpy import load_file

from experiment_model import build_model
from experiment_optimizer import build_optimizer


def main(folder, float_type):
    # One thread: sums in one order, so that anybody records the same numbers.
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    tf.config.experimental.enable_op_determinism()
    keras.utils.set_random_seed(1)
    keras.config.set_floatx(float_type)
    for file in sorted(Path(folder).glob("*.safetensors")):
        keras.backend.clear_session()
        recorded = train(file, float_type)
        file.with_suffix(f".{float_type}.json").write_text(json.dumps(recorded))
        print(f"{file.stem} {recorded['losses'][0]} -> {recorded['losses'][-1]}", flush=True)


def train(file, float_type):
    experiment = json.loads(file.with_suffix(".json").read_text())
    shape = json.loads(file.with_suffix(".shape.json").read_text())
    tensors = load_file(file)
    model = build_model(experiment["network"], shape["sampleShape"], shape["classes"])
    set_weights(model, tensors)
    compile_model(model, experiment["training"], shape)

    inputs, targets = part(tensors, "training", shape, float_type)
    class_weights = experiment["training"].get("classWeights")
    weight_of_class = class_weights and dict(enumerate(class_weights))
    losses, accuracies = [], []
    for rows in tensors["batches"].astype("int64"):
        model.reset_metrics()
        results = model.train_on_batch(
            inputs[rows], targets[rows], class_weight=weight_of_class, return_dict=True
        )
        losses.append(float(results["loss"]))
        if "accuracy" in results:
            accuracies.append(float(results["accuracy"]))

    inputs, targets = part(tensors, "validation", shape, float_type)
    validation = model.evaluate(inputs, targets, batch_size=len(inputs), verbose=0, return_dict=True)
    return {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "losses": losses,
        "accuracies": accuracies,
        "validation": {name: float(value) for name, value in validation.items()},
        "weights": {name: value.flatten().tolist() for name, value in weights_of(model)},
    }


def compile_model(model, training, shape):
    classification = shape["classes"] is not None
    optimizer = build_optimizer(training, shape["stepsPerEpoch"])
    for name in ("beta_1", "beta_2"):
        if hasattr(optimizer, name):
            # As Python numbers they pass through float32, which moves 1 - 0.999 by 13 parts in a million.
            exact = keras.ops.convert_to_tensor(getattr(optimizer, name), dtype=keras.config.floatx())
            setattr(optimizer, name, exact)
    model.compile(
        optimizer=optimizer,
        loss=(
            keras.losses.SparseCategoricalCrossentropy(from_logits=True)
            if classification
            else keras.losses.MeanSquaredError()
        ),
        metrics=["accuracy"] if classification else [],
        jit_compile=False,
    )


def part(tensors, name, shape, float_type):
    inputs = tensors[f"{name}:inputs"].astype(float_type)
    targets = tensors[f"{name}:targets"]
    if shape["classes"] is None:
        return inputs, targets.astype(float_type)[:, None]
    return inputs, targets.astype("int64")


def variables_of(model):
    """Every variable of a layer with the lab's name for it, such as d1/kernel or n1/moving-mean."""
    for layer in model.layers:
        for variable in layer.weights:
            yield f"{layer.name}/{variable.name.replace('_', '-')}", variable


def set_weights(model, tensors):
    for name, variable in variables_of(model):
        variable.assign(tensors[name])


def weights_of(model):
    return [(name, keras.ops.convert_to_numpy(variable)) for name, variable in variables_of(model)]


main(*sys.argv[1:])
