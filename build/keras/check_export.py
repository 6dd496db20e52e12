"""Loads every NAME.keras of a folder and compares its predictions with NAME.safetensors: inputs and expected.

Usage: check_export.py FOLDER
Ends with 1 if one differs by more than the tolerance.
"""

import os
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import keras
import numpy as np
from safetensors.numpy import load_file

TOLERANCE = 1e-5


def main(folder):
    worst = 0.0
    for file in sorted(Path(folder).glob("*.keras")):
        model = keras.models.load_model(file)
        rows = load_file(file.with_suffix(".safetensors"))
        predicted = model.predict(rows["inputs"], verbose=0)
        size = max(1.0, float(np.abs(rows["expected"]).max()))
        difference = float(np.abs(predicted - rows["expected"]).max()) / size
        worst = max(worst, difference)
        print(f"{file.stem}: {len(model.layers)} layers, {len(predicted)} rows, differs by {difference:.1e}")
    print(f"worst difference {worst:.1e}, tolerance {TOLERANCE:.0e}")
    sys.exit(0 if worst <= TOLERANCE else 1)


main(*sys.argv[1:])
