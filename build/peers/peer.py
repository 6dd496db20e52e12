"""What every peer of the benchmark has in common: requests and replies, a JSON object on a line each.

{"prepare": ROW}    -> {"prepared": milliseconds until the first epoch was trained}
{"measure": MS}     -> {"steps": n, "milliseconds": t}: whole epochs until that time is over
ROW: {"network", "training", "sampleShape", "classes", "rows"} as in an experiment file, with data as random numbers.
"""

import json
import os
import sys
import time

# What libraries print on standard output must not be taken for a reply.
replies = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)


def serve(prepare):
    """prepare(row) gives a function that trains one epoch to its end."""
    train_epoch = None
    steps_per_epoch = 0
    for line in sys.stdin:
        request = json.loads(line)
        began = time.perf_counter()
        if "prepare" in request:
            row = request["prepare"]
            steps_per_epoch = row["rows"] // row["training"]["batchSize"]
            train_epoch = prepare(row)
            train_epoch()
            reply({"prepared": since(began)})
        else:
            epochs = 0
            while epochs == 0 or since(began) < request["measure"]:
                train_epoch()
                epochs += 1
            reply({"steps": epochs * steps_per_epoch, "milliseconds": since(began)})


def since(began):
    return (time.perf_counter() - began) * 1000


def reply(value):
    replies.write(json.dumps(value) + "\n")
    replies.flush()


def random_data(row):
    import numpy

    generator = numpy.random.default_rng(1)
    inputs = generator.standard_normal((row["rows"], *row["sampleShape"])).astype("float32")
    targets = generator.integers(0, row["classes"], row["rows"]).astype("int32")
    return inputs, targets


def random_order(rows, batch_size):
    """Rows of an epoch's batches: [steps, batch]."""
    import numpy

    steps = rows // batch_size
    return numpy.random.permutation(rows)[: steps * batch_size].reshape(steps, batch_size)


def incoming(network):
    """Ids of the layers before each layer, every layer after those that it needs."""
    before = {layer["id"]: [] for layer in network["layers"]}
    for start, end in network["connections"]:
        before[end].append(start)
    order = {}

    def visit(name):
        if name not in order:
            for start in before[name]:
                visit(start)
            order[name] = before[name]

    for name in before:
        visit(name)
    return order
