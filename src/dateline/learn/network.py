"""The reading model in torch: one encoder, one head a task.

The encoder is a six-layer BERT (all-MiniLM-L6-v2) whose token-type embedding
carries the case class of each word. Heads read the first subword of each word.
A head is a row of ``TAGGERS``: adding a task (an event trigger, say) adds a row
and trains jointly with the rest; a sentence that lacks a task's labels simply
adds nothing to that task's loss.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.reading.casing import CASE_CLASSES

#: Tasks that give each word one label: name and weight of its loss.
TAGGERS: Final = {"upos": 0.6, "xpos": 0.3, "feats": 0.5, "lemma": 0.5, "ner": 1.0}
WIDTH: Final = 384
LAYERS: Final = 6
#: Weights are rounded to -63 … 63, see ``dateline.learn.export``.
WEIGHT_STEPS: Final = 63
ATTENTION_HEADS: Final = 12
HEAD_SCALE: Final = (WIDTH / ATTENTION_HEADS) ** -0.5
INNER: Final = 1536
ARC_WIDTH: Final = 256
LABEL_WIDTH: Final = 192


class Range(nn.Module):
    """The range of a layer's input in 8 bits, set by ``dateline.learn.calibrate``."""

    low: Tensor
    high: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("low", torch.zeros(()))
        self.register_buffer("high", torch.zeros(()))


class QuantLinear(nn.Linear):
    """A linear layer that is exported in 8 bits; layers that read the same share a range."""

    def __init__(self, inputs: int, outputs: int, shared: Range | None = None) -> None:
        super().__init__(inputs, outputs)
        self.range = shared or Range()


class Layer(nn.Module):
    """One transformer layer, normalised after each addition as BERT's are."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attend = QuantLinear(WIDTH, 3 * WIDTH)
        self.attended = QuantLinear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = QuantLinear(WIDTH, INNER)
        self.outer = QuantLinear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the layer's output; x is (B, S, 384), mask (B, 1, 1, S) additive."""
        batch, length, _ = x.shape
        heads = self.attend(x).view(batch, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        # Written out: on CPUs the fused kernel's backward pass takes a quarter of all time.
        weights = heads[0] @ (heads[1] * HEAD_SCALE).transpose(2, 3) + mask.to(heads.dtype)
        mixed = weights.softmax(-1).to(heads.dtype) @ heads[2]
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.attended_norm(x + self.dropout(self.attended(mixed)))
        inner = functional.gelu(self.inner(x))
        return self.outer_norm(x + self.dropout(self.outer(inner)))


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a batch of B sentences of up to W words.

    ``arcs`` is (B, W, W + 1): the score of each word's head, column 0 the root.
    ``dependents`` and ``governors`` are what labels are scored from: (B, W, 192)
    and (B, W + 1, 192). ``tags`` maps each tagging task to (B, W, labels).
    """

    arcs: Tensor
    dependents: Tensor
    governors: Tensor
    tags: dict[str, Tensor]


class ReadingNetwork(nn.Module):
    """Encoder and heads; ``sizes`` gives each task's number of labels, "deprel" among them."""

    def __init__(self, sizes: dict[str, int], vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.cases = nn.Embedding(CASE_CLASSES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.head_dropout = nn.Dropout(0.2)
        shared = Range()
        self.taggers = nn.ModuleDict(
            {task: QuantLinear(WIDTH, sizes[task], shared) for task in TAGGERS}
        )
        self.arc = QuantLinear(WIDTH, 2 * ARC_WIDTH, shared)
        self.arc_matrix = nn.Parameter(torch.empty(ARC_WIDTH, ARC_WIDTH))
        self.arc_bias = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.label = QuantLinear(WIDTH, 2 * LABEL_WIDTH, shared)
        self.label_out = nn.Linear(3 * LABEL_WIDTH, sizes["deprel"])
        nn.init.normal_(self.arc_matrix, std=1.0 / ARC_WIDTH)

    def encode(self, subwords: Tensor, cases: Tensor, padding: Tensor) -> Tensor:
        """Return (B, S, 384); ``padding`` is True where a position is not a subword."""
        places = torch.arange(subwords.shape[1])
        x = self.words(subwords) + self.positions(places) + self.cases(cases)
        x = self.dropout(self.norm(x))
        mask = torch.zeros(padding.shape).masked_fill(padding, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, subwords: Tensor, cases: Tensor, padding: Tensor, first: Tensor) -> Scores:
        """Score a batch; ``first`` (B, W) holds the place of each word's first subword."""
        x = self.encode(subwords, cases, padding)
        rooted = torch.cat([torch.zeros_like(first[:, :1]), first], 1)
        nodes = torch.gather(x, 1, rooted[:, :, None].expand(-1, -1, WIDTH))
        nodes = self.head_dropout(nodes)
        dependents, governors = functional.gelu(self.arc(nodes)).chunk(2, -1)
        dependents, governors = self.head_dropout(dependents[:, 1:]), self.head_dropout(governors)
        arcs = (dependents @ self.arc_matrix + self.arc_bias) @ governors.transpose(1, 2)
        labels = self.head_dropout(functional.gelu(self.label(nodes)))
        below, above = labels.chunk(2, -1)
        tags = {task: head(nodes[:, 1:]) for task, head in self.taggers.items()}
        return Scores(arcs, below[:, 1:], above, tags)

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Return the label scores (B, W, labels) given each word's head (B, W), 0 the root."""
        index = heads[:, :, None].expand(-1, -1, LABEL_WIDTH)
        above = torch.gather(scores.governors, 1, index)
        below = scores.dependents
        out: Tensor = self.label_out(torch.cat([below, above, below * above], -1))
        return out


def load_encoder(network: ReadingNetwork, folder: Path) -> None:
    """Fill the encoder from a BERT checkpoint folder (``model.safetensors``)."""
    old = load_file(folder / "model.safetensors")
    with torch.no_grad():
        network.words.weight.copy_(old["embeddings.word_embeddings.weight"])
        network.positions.weight.copy_(old["embeddings.position_embeddings.weight"])
        plain = old["embeddings.token_type_embeddings.weight"][0]
        network.cases.weight.copy_(plain.expand(CASE_CLASSES, -1))
        _copy(network.norm, old, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            copy_layer(layer, old, f"encoder.layer.{number}.")


def _copy(module: nn.Module, old: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(old[f"{name}.weight"])  # type: ignore[operator]
    module.bias.copy_(old[f"{name}.bias"])  # type: ignore[operator]


def copy_layer(layer: nn.Module, old: dict[str, Tensor], prefix: str) -> None:
    """Fill a layer from a BERT checkpoint's weights whose names begin with ``prefix``."""
    assert isinstance(layer, Layer)
    parts = [f"{prefix}attention.self.{part}" for part in ("query", "key", "value")]
    layer.attend.weight.copy_(torch.cat([old[f"{part}.weight"] for part in parts]))
    layer.attend.bias.copy_(torch.cat([old[f"{part}.bias"] for part in parts]))
    _copy(layer.attended, old, f"{prefix}attention.output.dense")
    _copy(layer.attended_norm, old, f"{prefix}attention.output.LayerNorm")
    _copy(layer.inner, old, f"{prefix}intermediate.dense")
    _copy(layer.outer, old, f"{prefix}output.dense")
    _copy(layer.outer_norm, old, f"{prefix}output.LayerNorm")


def arc_loss(arcs: Tensor, heads: Tensor) -> Tensor:
    """Return the mean cross-entropy of heads (B, W); -1 marks words without one."""
    return functional.cross_entropy(
        arcs.flatten(0, 1).float(), heads.flatten(), ignore_index=-1, reduction="mean"
    )


def allowed_loss(logits: Tensor, allowed: Tensor) -> Tensor:
    """Return the loss of entity tags where a corpus leaves several labels open.

    ``allowed`` (B, W, labels) is True for each label that the annotation admits;
    a word with no True is passed over. The loss is -log of the admitted mass.
    """
    known = allowed.any(-1)
    if not bool(known.any()):
        return logits.sum() * 0.0
    scores = logits[known].float().log_softmax(-1)
    return -scores.masked_fill(~allowed[known], -math.inf).logsumexp(-1).mean()
