"""From the trained network to the shipped int8 ONNX file.

The graph is written operator by operator, so that onnxruntime's fused kernels
are used and nothing depends on a tracer. Two choices keep the output the same
whatever the batch and the processor:

- activation ranges are fixed at export (see ``dateline.learn.calibrate``),
  so a sentence's numbers do not depend on its neighbours in the batch;
- weights use 7 of 8 bits, so that sums of pairs cannot saturate on processors
  without VNNI instructions.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import nn

from dateline.learn.graph import DOUBLE, FLOAT, FUSED, INT32, INT64, Graph
from dateline.learn.network import (
    ARC_WIDTH,
    ATTENTION_HEADS,
    LABEL_WIDTH,
    WEIGHT_STEPS,
    WIDTH,
    Layer,
    QuantLinear,
    ReadingNetwork,
)

Array = NDArray[np.float32]


def as_array(tensor: torch.Tensor) -> Array:
    """Return a tensor as a float32 array."""
    out: Array = tensor.detach().float().numpy()
    return out


def linear(graph: Graph, x: str, *layers: QuantLinear) -> list[str]:
    """Return ``x W' + b`` of each layer, computed at once in 8-bit integers, as float32.

    Layers that are given together read the same values and share their range.
    """
    bounds = layers[0].range
    low, high = min(float(bounds.low), 0.0), max(float(bounds.high), 0.0)
    step = np.float32((high - low) / 255.0)
    scale = graph.weight("scale", step)
    zero = graph.weight("zero", np.uint8(np.clip(round(-low / float(step)), 0, 255)))
    weight = np.concatenate([as_array(layer.weight) for layer in layers])
    steps = np.abs(weight).max(1) / WEIGHT_STEPS
    rounded = np.round(weight / steps[:, None]).astype(np.int8).T
    names = [
        graph.node("QuantizeLinear", [x, scale, zero]),
        graph.weight("weight", rounded),
        scale,
        graph.weight("steps", steps.astype(np.float32)),
        zero,
        graph.weight("weight_zero", np.zeros(len(steps), np.int8)),
        graph.weight("bias", np.concatenate([as_array(layer.bias) for layer in layers])),
    ]
    out = graph.node("MatMulIntegerToFloat", names, FUSED)
    if len(layers) == 1:
        return [out]
    sizes = graph.weight("sizes", np.array([layer.out_features for layer in layers]))
    return graph.nodes("Split", [out, sizes], len(layers), axis=-1)


def _norm_weights(graph: Graph, norm: nn.LayerNorm) -> list[str]:
    return [graph.weight("gamma", as_array(norm.weight)), graph.weight("beta", as_array(norm.bias))]


def _embed(graph: Graph, network: ReadingNetwork, subwords: str, cases: str) -> str:
    table = as_array(network.words.weight)
    steps = np.abs(table).max(1, keepdims=True) / 127.0
    words = graph.weight("words", np.round(table / steps).astype(np.int8))
    scales = graph.weight("word_steps", steps.astype(np.float32))
    word = graph.node("Cast", [graph.node("Gather", [words, subwords])], to=FLOAT)
    word = graph.node("Mul", [word, graph.node("Gather", [scales, subwords])])
    length = graph.node(
        "Gather", [graph.node("Shape", [subwords]), graph.weight("one", np.int64(1))]
    )
    span = graph.node("Unsqueeze", [length, graph.weight("axis", np.array([0]))])
    zero, first = graph.weight("from", np.array([0])), graph.weight("dimension", np.array([0]))
    places = graph.node(
        "Slice", [graph.weight("positions", as_array(network.positions.weight)), zero, span, first]
    )
    case = graph.node("Gather", [graph.weight("cases", as_array(network.cases.weight)), cases])
    total = graph.node("Add", [graph.node("Add", [word, places]), case])
    return graph.node(
        "LayerNormalization", [total, *_norm_weights(graph, network.norm)], axis=-1, epsilon=1e-12
    )


def transformer_layer(graph: Graph, x: str, layer: Layer) -> str:
    """Return the output of one transformer layer."""
    [packed] = linear(graph, x, layer.attend)
    sizes = graph.weight("thirds", np.array([WIDTH] * 3))
    query, key, value = graph.nodes("Split", [packed, sizes], 3, axis=-1)
    mixed = graph.node("MultiHeadAttention", [query, key, value], FUSED, num_heads=ATTENTION_HEADS)
    [mixed] = linear(graph, mixed, layer.attended)
    x = _add_norm(graph, mixed, x, layer.attended_norm)
    inner = graph.node("Gelu", linear(graph, x, layer.inner), FUSED)
    [outer] = linear(graph, inner, layer.outer)
    return _add_norm(graph, outer, x, layer.outer_norm)


def _add_norm(graph: Graph, new: str, old: str, norm: nn.LayerNorm) -> str:
    """Return the normalised sum.

    Written out: onnxruntime's LayerNormalization is scalar code on CPUs and took
    a fifth of all time; these operators are vectorised.
    """
    total = graph.node("Add", [new, old])
    spread = graph.node("Sub", [total, graph.node("ReduceMean", [total], axes=[-1])])
    square = graph.node("ReduceMean", [graph.node("Mul", [spread, spread])], axes=[-1])
    safe = graph.node("Add", [square, graph.weight("epsilon", np.float32(norm.eps))])
    scale = graph.node("Reciprocal", [graph.node("Sqrt", [safe])])
    gamma, beta = _norm_weights(graph, norm)
    scaled = graph.node("Mul", [graph.node("Mul", [spread, scale]), gamma])
    return graph.node("Add", [scaled, beta])


def _arcs(graph: Graph, nodes: str, network: ReadingNetwork, barred: str) -> str:
    """Return (B, S, S): the score of each position's head; ``barred`` (B, S) is added."""
    sizes = graph.weight("halves", np.array([ARC_WIDTH] * 2))
    below, above = graph.nodes("Split", [graph.node("Gelu", [nodes], FUSED), sizes], 2, axis=-1)
    matrix = graph.weight("arc_matrix", as_array(network.arc_matrix))
    bias = graph.weight("arc_bias", as_array(network.arc_bias))
    below = graph.node("Add", [graph.node("MatMul", [below, matrix]), bias])
    scores = graph.node("MatMul", [below, graph.node("Transpose", [above], perm=[0, 2, 1])])
    axis = graph.weight("row", np.array([1]))
    return graph.node("Add", [scores, graph.node("Unsqueeze", [barred, axis])])


def build_graph(network: ReadingNetwork) -> onnx.ModelProto:
    """Return the int8 model of a trained network.

    Inputs: ``subwords`` and ``cases`` int32 (B, S), ``barred`` float (B, S), 0 where
    a position may be a head (the start marker and first subwords), else -1e4.
    Outputs: ``arcs`` float (B, S, S); ``labels`` float (B, S, 384), dependents'
    half and governors' half; ``ner`` float (B, S, 11); for each other tagging task the
    best label, int64 (B, S); and ``embedded`` and ``reading`` float (B, S, 384), what the
    event head goes on from.
    """
    graph = Graph()
    subwords = graph.input("subwords", INT32, ["B", "S"])
    cases = graph.input("cases", INT32, ["B", "S"])
    barred = graph.input("barred", FLOAT, ["B", "S"])
    x = _embed(graph, network, subwords, cases)
    graph.output("embedded", x, FLOAT, ["B", "S", WIDTH])
    for layer in network.layers:
        assert isinstance(layer, Layer)
        x = transformer_layer(graph, x, layer)
    graph.output("reading", x, FLOAT, ["B", "S", WIDTH])
    taggers = dict(network.taggers.items())
    heads = [network.arc, network.label, *taggers.values()]
    arc, label, *tags = linear(graph, x, *(head for head in heads if isinstance(head, QuantLinear)))
    graph.output("arcs", _arcs(graph, arc, network, barred), FLOAT, ["B", "S", "S"])
    labels = graph.node("Gelu", [label], FUSED)
    graph.output("labels", labels, FLOAT, ["B", "S", 2 * LABEL_WIDTH])
    for task, logits in zip(taggers, tags, strict=True):
        if task == "ner":
            graph.output("ner", logits, FLOAT, ["B", "S", taggers[task].out_features])
        else:
            best = graph.node("ArgMax", [logits], axis=-1, keepdims=0)
            graph.output(task, best, INT64, ["B", "S"])
    return graph.model("dateline reading model")


def build_relations(weights: NDArray[np.float64]) -> onnx.ModelProto:
    """Return the model that labels arcs: ``below``, ``above`` (N, D) to ``scores`` (N, labels).

    ``weights`` is (3 D + 1, labels), the bias last. In double precision, so that rounding
    cannot depend on how many arcs are labelled at once.
    """
    graph = Graph()
    width = len(weights) // 3
    below = graph.input("below", DOUBLE, ["N", width])
    above = graph.input("above", DOUBLE, ["N", width])
    both = graph.node("Concat", [below, above, graph.node("Mul", [below, above])], axis=1)
    product = graph.node("MatMul", [both, graph.weight("weights", weights[:-1])])
    scores = graph.node("Add", [product, graph.weight("bias", weights[-1])])
    graph.output("scores", scores, DOUBLE, ["N", weights.shape[1]])
    return graph.model("dateline relations")


def export(network: ReadingNetwork, path: Path) -> None:
    """Write the int8 model, and beside it the scorer of relations (``relations.onnx``)."""
    model = build_graph(network)
    onnx.checker.check_model(model)
    onnx.save(model, path)
    onnx.save(build_relations(pair_weights(network.label_out)), path.with_name("relations.onnx"))


def pair_weights(layer: nn.Linear) -> NDArray[np.float64]:
    """Return the weights of a linear layer over pairs as ``build_relations`` takes them."""
    weights = np.concatenate([as_array(layer.weight).T, as_array(layer.bias)[None]])
    return weights.astype(np.float64)
