"""PyTorch on the CPU: torch_peer.py eager | compiled."""

import sys

from peer import random_data, random_order, serve  # first: it keeps standard output for replies

import torch

from torch_network import Network


def prepare(row):
    inputs, targets = (torch.from_numpy(part) for part in random_data(row))
    if inputs.dim() == 4:
        inputs = inputs.permute(0, 3, 1, 2).contiguous()
    targets = targets.long()
    training = row["training"]
    network = Network(row["network"], row["sampleShape"], row["classes"])
    rate = training["optimizer"]["learningRate"]
    if training["optimizer"]["type"] == "sgd":
        optimizer = torch.optim.SGD(network.parameters(), rate)
    else:
        optimizer = torch.optim.Adam(network.parameters(), rate, eps=1e-7)

    def loss_of(x, y):
        return torch.nn.functional.cross_entropy(network(x), y)

    loss_function = torch.compile(loss_of) if sys.argv[1] == "compiled" else loss_of

    def train_epoch():
        for rows in torch.from_numpy(random_order(row["rows"], training["batchSize"])):
            optimizer.zero_grad()
            loss_function(inputs[rows], targets[rows]).backward()
            optimizer.step()

    return train_epoch


serve(prepare)
