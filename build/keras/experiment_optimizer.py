"""A Keras optimizer from the training section of an experiment file; what the file leaves out is left to Keras."""

import keras

OPTIMIZERS = {
    "sgd": keras.optimizers.SGD,
    "adam": keras.optimizers.Adam,
    "adamw": keras.optimizers.AdamW,
    "rmsprop": keras.optimizers.RMSprop,
    "adagrad": keras.optimizers.Adagrad,
}

FIELDS = {
    "momentum": "momentum",
    "nesterov": "nesterov",
    "beta1": "beta_1",
    "beta2": "beta_2",
    "epsilon": "epsilon",
    "rho": "rho",
    "weightDecay": "weight_decay",
    "initialAccumulatorValue": "initial_accumulator_value",
    "clipNorm": "global_clipnorm",
}


def build_optimizer(training, steps_per_epoch):
    optimizer = training["optimizer"]
    fields = {FIELDS[field]: number(value) for field, value in optimizer.items() if field in FIELDS}
    rate = learning_rate(optimizer, training["epochs"], steps_per_epoch)
    return OPTIMIZERS[optimizer["type"]](learning_rate=rate, **fields)


def number(value):
    """Keras insists on a float where JSON has 0."""
    return value if isinstance(value, bool) else float(value)


def learning_rate(optimizer, epochs, steps_per_epoch):
    rate = optimizer["learningRate"]
    schedule = optimizer.get("schedule", {"type": "constant"})
    schedules = keras.optimizers.schedules
    if schedule["type"] == "constant":
        return rate
    if schedule["type"] == "step":
        steps = schedule["epochs"] * steps_per_epoch
        return schedules.ExponentialDecay(rate, steps, schedule["factor"], staircase=True)
    if schedule["type"] == "cosine":
        return schedules.CosineDecay(rate, epochs * steps_per_epoch, alpha=schedule.get("minimum", 0))
    if schedule["type"] == "warmup":
        # A line through rate / steps at the first step and rate at the last one of the warm-up.
        steps = schedule["epochs"] * steps_per_epoch
        return schedules.PolynomialDecay(rate / steps, steps - 1, end_learning_rate=rate, power=1)
    raise ValueError(f"No Keras schedule is known for {schedule['type']}.")
