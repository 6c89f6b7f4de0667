"""From the trained event head to the shipped int8 ONNX files.

The same rules as for the reading model (``dateline.learn.export``): ranges fixed at
export, weights of 7 bits, no padding, so that the numbers of a sentence depend on nothing
but the sentence.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx

from dateline.learn.acts.network import BEHIND, OWN_LAYERS, PAIR_WIDTH, ActNetwork
from dateline.learn.acts.training import ActBatch, run_batch
from dateline.learn.calibrate import find_ranges
from dateline.learn.export import as_array, build_relations, linear, pair_weights, transformer_layer
from dateline.learn.graph import FLOAT, FUSED, INT32, Graph
from dateline.learn.network import WIDTH, Layer, QuantLinear

#: Outputs of one vector a word, then of one a sentence.
WORDS = ("type", "mode", "status", "background")
WHOLE = ("context", "relation")


def build_acts(network: ActNetwork) -> onnx.ModelProto:
    """Return the int8 model of a trained event head.

    Inputs: ``embedded`` and ``reading`` float (B, S, 384), what the reading model gives;
    ``marks`` int32 (B, S), 1 and 2 at the subwords of a given pair, else 0. Outputs, all
    float: ``type``, ``mode``, ``status``, ``background`` (B, S, labels), ``context`` and
    ``relation`` (B, labels), ``pairs`` (B, S, 320), the halves of word and trigger.
    """
    graph = Graph()
    embedded = graph.input("embedded", FLOAT, ["B", "S", WIDTH])
    reading = graph.input("reading", FLOAT, ["B", "S", WIDTH])
    marks = graph.input("marks", INT32, ["B", "S"])
    table = as_array(network.marks.weight).copy()
    table[0] = 0.0
    x = graph.node("Add", [embedded, graph.node("Gather", [graph.weight("marks", table), marks])])
    for number, layer in enumerate(network.layers):
        assert isinstance(layer, Layer)
        if number == OWN_LAYERS - BEHIND:
            x = graph.node("Add", [x, *linear(graph, reading, network.read)])
        x = transformer_layer(graph, x, layer)
    whole = graph.node("Gather", [x, graph.weight("start", np.int64(0))], axis=1)
    at = [network.heads[f"of_{task}"] for task in WORDS]
    of = [network.heads[f"of_{task}"] for task in WHOLE]
    *words, pair = linear(graph, x, *_quantized([*at, network.pair]))
    for task, value, head in zip(WORDS, words, _quantized(at), strict=True):
        graph.output(task, value, FLOAT, ["B", "S", head.out_features])
    for task, value, head in zip(
        WHOLE, linear(graph, whole, *_quantized(of)), _quantized(of), strict=True
    ):
        graph.output(task, value, FLOAT, ["B", head.out_features])
    pairs = graph.node("Gelu", [pair], FUSED)
    graph.output("pairs", pairs, FLOAT, ["B", "S", 2 * PAIR_WIDTH])
    return graph.model("dateline event head")


def _quantized(layers: Sequence[object]) -> list[QuantLinear]:
    return [layer for layer in layers if isinstance(layer, QuantLinear)]


def export_acts(network: ActNetwork, sample: Sequence[ActBatch], folder: Path) -> None:
    """Find ranges on a sample; write ``model.onnx`` and ``roles.onnx`` into a folder."""

    def see() -> None:
        for batch in sample:
            run_batch(network, batch)

    find_ranges(network, see)
    model = build_acts(network)
    onnx.checker.check_model(model)
    onnx.save(model, folder / "model.onnx")
    onnx.save(build_relations(pair_weights(network.role)), folder / "roles.onnx")
