"""What the reading model makes of sentences after its lower layers, as it does at run time."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper

from dateline.learn.acts.examples import ActExample
from dateline.learn.network import WIDTH

#: Outputs of the reading model that the event head takes.
EMBEDDED, READING = "embedded", "reading"
_LAYERS = 6
_QUANTIZED_A_LAYER = 4
_BATCH = 512


def with_hidden(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the reading model with two more outputs: its embeddings, its last values.

    Each layer rounds its input to 8 bits at four places, the first of which takes what the
    layer before gives; the heads come behind the last layer.
    """
    if any(value.name == READING for value in model.graph.output):
        return model
    rounded = [node for node in model.graph.node if node.op_type == "QuantizeLinear"]
    for name, layer in ((EMBEDDED, 0), (READING, _LAYERS)):
        value = rounded[_QUANTIZED_A_LAYER * layer].input[0]
        model.graph.node.append(
            helper.make_node("Identity", [value], [name], name=f"output_{name}")
        )
        shape = ["B", "S", WIDTH]
        model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    return model


def hidden_values(path: Path, examples: Sequence[ActExample]) -> list[NDArray[np.float16]]:
    """Return (S, 768) of each example; those with the same words share theirs."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    model = with_hidden(onnx.load(path))
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    groups: dict[int, dict[tuple[int, ...], list[int]]] = defaultdict(dict)
    for number, example in enumerate(examples):
        key = (*example.subwords, *example.cases)
        groups[len(example.subwords)].setdefault(key, []).append(number)
    found: list[NDArray[np.float16]] = [np.zeros((0, 0), np.float16)] * len(examples)
    for length, alike in groups.items():
        owners = list(alike.values())
        step = max(1, _BATCH // length)
        for place in range(0, len(owners), step):
            part = owners[place : place + step]
            feed = {
                "subwords": np.array([examples[own[0]].subwords for own in part], np.int32),
                "cases": np.array([examples[own[0]].cases for own in part], np.int32),
                "barred": np.zeros((len(part), length), np.float32),
            }
            values = np.concatenate(session.run([EMBEDDED, READING], feed), 2)
            for own, value in zip(part, values.astype(np.float16), strict=True):
                for number in own:
                    found[number] = value
    return found
