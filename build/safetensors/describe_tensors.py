"""Prints what Python's safetensors reads in a file, as JSON: the metadata, and of every tensor its shape, type and bytes.

python describe_tensors.py FILE
"""

import json
import sys

from safetensors import safe_open

with safe_open(sys.argv[1], framework="numpy") as file:
    tensors = {name: file.get_tensor(name) for name in file.keys()}
    described = {
        name: {
            "shape": list(tensor.shape),
            "type": str(tensor.dtype),
            "bytes": tensor.tobytes().hex(),
        }
        for name, tensor in tensors.items()
    }
    print(json.dumps({"metadata": file.metadata(), "tensors": described}))
