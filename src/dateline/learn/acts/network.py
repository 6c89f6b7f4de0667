"""The event head in torch: a smaller encoder that leans on the reading model.

It starts from the embeddings of the reading model and has a few layers of its own, taken
from the lower ones of the pretrained encoder. Before the last of them it takes in what the
reading model makes of each word in the end, syntax and names, which is computed anyhow:
so events cost little more time, and parsing cannot be spoilt.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.learn.network import WIDTH, Layer, QuantLinear, Range, copy_layer

#: Layers of its own.
OWN_LAYERS: Final = 4
#: Layers behind the place where the reading model's values come in.
BEHIND: Final = 2
#: Width of what pairs of trigger and word are scored from.
PAIR_WIDTH: Final = 160


@dataclass(frozen=True, slots=True)
class ActScores:
    """What the network says of B sentences of up to W words.

    ``type`` (B, W, types), ``mode``, ``status``, ``background`` (B, W, 2), ``context``
    (B, contexts), ``relation`` (B, types); ``below`` and ``above`` (B, W, 160) are what
    roles are scored from.
    """

    type: Tensor
    mode: Tensor
    status: Tensor
    background: Tensor
    context: Tensor
    relation: Tensor
    below: Tensor
    above: Tensor


class ActNetwork(nn.Module):
    """Layers and heads; ``sizes`` gives the number of labels of each output."""

    def __init__(self, sizes: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        self.marks = nn.Embedding(3, WIDTH)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(OWN_LAYERS))
        self.read = QuantLinear(WIDTH, WIDTH)
        self.dropout = nn.Dropout(0.2)
        shared = Range()
        self.heads = nn.ModuleDict(
            {
                f"of_{task}": QuantLinear(WIDTH, size, shared)
                for task, size in (*sizes.items(), ("background", 2))
                if task != "role"
            }
        )
        self.pair = QuantLinear(WIDTH, 2 * PAIR_WIDTH, shared)
        self.role = nn.Linear(3 * PAIR_WIDTH, sizes["role"])
        nn.init.zeros_(self.marks.weight)
        nn.init.zeros_(self.read.weight)

    def forward(self, hidden: Tensor, marks: Tensor, padding: Tensor, first: Tensor) -> ActScores:
        """Score a batch.

        ``hidden`` is (B, S, 768): the reading model's embeddings and its last values;
        ``first`` is (B, W).
        """
        embedded, reading = hidden.chunk(2, -1)
        x = embedded + self.marks(marks) * (marks > 0)[:, :, None]
        mask = torch.zeros(padding.shape).masked_fill(padding, -1e4)[:, None, None, :]
        for number, layer in enumerate(self.layers):
            if number == OWN_LAYERS - BEHIND:
                x = x + self.read(reading)
            x = layer(x, mask)
        nodes = torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))
        nodes, whole = self.dropout(nodes), self.dropout(x[:, 0])
        below, above = functional.gelu(self.pair(nodes)).chunk(2, -1)
        at = {
            task: self.heads[f"of_{task}"](nodes)
            for task in ("type", "mode", "status", "background")
        }
        of = {task: self.heads[f"of_{task}"](whole) for task in ("context", "relation")}
        return ActScores(**at, **of, below=self.dropout(below), above=self.dropout(above))

    def roles(self, below: Tensor, above: Tensor) -> Tensor:
        """Return role scores of words for triggers; both (…, 160), broadcast together."""
        below, above = torch.broadcast_tensors(below, above)
        out: Tensor = self.role(torch.cat([below, above, below * above], -1))
        return out


def load_layers(network: ActNetwork, folder: Path) -> None:
    """Fill the layers from the first ones of a BERT checkpoint (``model.safetensors``)."""
    old = load_file(folder / "model.safetensors")
    with torch.no_grad():
        for number, layer in enumerate(network.layers):
            copy_layer(layer, old, f"encoder.layer.{number}.")
