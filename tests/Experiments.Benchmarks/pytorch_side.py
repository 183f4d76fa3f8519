"""PyTorch's side of the benchmark: the same model, data and work per step as ours, as one would write it in PyTorch.

The first line of stdin is the work order, as JSON (WorkOrder.cs). Answers "ready"; then each line "round" is answered by one
line of JSON with the seconds that an epoch of training and an evaluation took, and "end" by the peak memory.
"""

import json
import sys
import time

import torch
from torch import nn
import torch.nn.functional as F


def value(settings, name):
    """A setting, which arrives as an experiment file writes it: 3, [3, 5], same, 1e-07."""
    try:
        return json.loads(settings[name])
    except json.JSONDecodeError:
        return settings[name]


def module(layer):
    kind, settings, shape = layer["kind"], layer["settings"], layer["input"]
    if kind == "conv2d":
        padding = value(settings, "padding")
        return nn.Conv2d(shape[0], value(settings, "filters"), value(settings, "kernel_size"),
                         stride=value(settings, "strides"), padding=0 if padding == "valid" else padding)
    if kind == "dense":
        return nn.Linear(shape[0], value(settings, "units"))
    if kind == "max_pool2d":
        return nn.MaxPool2d(value(settings, "pool_size"), value(settings, "strides"))
    if kind == "avg_pool2d":
        return nn.AvgPool2d(value(settings, "pool_size"), value(settings, "strides"))
    if kind == "batch_norm":
        norm = nn.BatchNorm2d if len(shape) == 3 else nn.BatchNorm1d
        return norm(shape[0], eps=value(settings, "epsilon"), momentum=1 - value(settings, "momentum"))
    if kind == "dropout":
        return nn.Dropout(value(settings, "rate"))
    if kind == "leaky_relu":
        return nn.LeakyReLU(value(settings, "negative_slope"))
    if kind == "relu":
        return nn.ReLU()
    if kind == "flatten":
        return nn.Flatten()
    raise SystemExit(f"pytorch_side.py does not know the layer {kind}")


def optimizer(order, parameters):
    settings = order["settings"]
    if order["kind"] == "adam":
        return torch.optim.Adam(parameters, lr=value(settings, "learning_rate"), eps=value(settings, "epsilon"),
                                betas=(value(settings, "beta_1"), value(settings, "beta_2")))
    raise SystemExit(f"pytorch_side.py does not know the optimizer {order['kind']}")


class Images:
    """Bytes in memory; a batch becomes numbers in [0, 1] when it is used."""

    def __init__(self, pixels, labels, shape):
        self.pixels = torch.frombuffer(pixels, dtype=torch.uint8).view(-1, *shape)
        self.labels = torch.frombuffer(labels, dtype=torch.uint8)

    def batch(self, examples):
        return self.pixels[examples].to(torch.float32).div_(255), self.labels[examples].long()


def read_images(order):
    with open(order["data_file"], "rb") as file:
        size = order["shape"][0] * order["shape"][1] * order["shape"][2]
        for count in (order["train_count"], order["test_count"]):
            yield Images(bytearray(file.read(count * size)), bytearray(file.read(count)), order["shape"])


def in_precision(precision):
    """float32, or PyTorch's own choice of what to compute in bfloat16."""
    return torch.autocast("cpu", torch.bfloat16, enabled=precision == "mixed")


def train(model, updates, images, count, batch_size, precision):
    """One epoch; the loss and the accuracy of the epoch so far are at hand after each step."""
    model.train()
    order = torch.randperm(count)
    loss_sum, right_count = 0.0, 0
    for start in range(0, count, batch_size):
        inputs, labels = images.batch(order[start:start + batch_size])
        updates.zero_grad(set_to_none=True)
        with in_precision(precision):
            logits = model(inputs).float()
        loss = F.cross_entropy(logits, labels)
        loss.backward()
        updates.step()
        loss_sum += loss.item() * len(labels)
        right_count += (logits.argmax(1) == labels).sum().item()
    return loss_sum / count, right_count / count


def evaluate(model, images, count, batch_size, precision):
    """Loss, accuracy and the most probable class of every example with its probability."""
    model.eval()
    with torch.inference_mode():
        order = torch.arange(count)
        logits, labels = [], []
        for start in range(0, count, batch_size):
            inputs, batch_labels = images.batch(order[start:start + batch_size])
            with in_precision(precision):
                logits.append(model(inputs).float())
            labels.append(batch_labels)
        logits, labels = torch.cat(logits), torch.cat(labels)
        probabilities, predicted = F.softmax(logits, 1).max(1)
        loss = F.cross_entropy(logits, labels).item()
        return loss, (predicted == labels).float().mean().item(), predicted.tolist(), probabilities.tolist()


def timed(work, *arguments):
    started = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - started


def peak_memory():
    """In bytes; null where the system does not tell."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        return None


def answer(fact):
    print(json.dumps(fact), flush=True)


def main():
    order = json.loads(sys.stdin.readline())
    torch.set_num_threads(order["threads"])
    training, test = read_images(order)
    model = nn.Sequential(*(module(layer) for layer in order["layers"] if layer["kind"] != "softmax"))
    updates = optimizer(order["optimizer"], model.parameters())
    answer({"parameter_count": sum(weights.numel() for weights in model.parameters())})
    for line in sys.stdin:
        if line.strip() == "end":
            answer({"peak_memory": peak_memory()})
            return
        answer({
            "training": timed(train, model, updates, training, order["training_count"], order["batch_size"],
                              order["precision"]),
            "evaluation": timed(evaluate, model, test, order["evaluation_count"],
                                order["evaluation_batch_size"], order["precision"]),
        })


if __name__ == "__main__":
    main()
