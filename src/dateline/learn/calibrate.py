"""The fixed range of each layer's input in 8 bits, found on training sentences.

Activations have a few far outliers; a range that held them all would round the
many small values away. Each range is the one with the least squared rounding
error over a histogram of what the layer sees.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from dateline.learn.examples import Batch
from dateline.learn.network import QuantLinear, Range, ReadingNetwork
from dateline.learn.training import score_batch

_BINS: Final = 4096
_SHRINK: Final = tuple(0.15 + 0.05 * step for step in range(18))


def calibrate(network: ReadingNetwork, sample: list[Batch]) -> None:
    """Set every range of the network from what its layers see on the sample."""

    def see() -> None:
        for batch in sample:
            score_batch(network, batch)

    find_ranges(network, see)


@torch.no_grad()
def find_ranges(network: nn.Module, run: Callable[[], None]) -> None:
    """Set every range of a network from what its layers see while ``run`` runs it."""
    network.eval()
    layers: dict[Range, QuantLinear] = {}
    for module in network.modules():
        if isinstance(module, QuantLinear):
            layers.setdefault(module.range, module)
    for each in layers:
        each.low.zero_()
        each.high.zero_()
    _watch(layers, run, _widen)
    counts: dict[Range, NDArray[np.float64]] = {each: np.zeros(_BINS) for each in layers}

    def count(each: Range, values: Tensor) -> None:
        found = torch.histc(values.float(), _BINS, float(each.low), float(each.high))
        counts[each] += found.numpy()

    _watch(layers, run, count)
    for each, histogram in counts.items():
        low, high = best_range(histogram, float(each.low), float(each.high))
        each.low.fill_(low)
        each.high.fill_(high)


def _widen(each: Range, values: Tensor) -> None:
    each.low.copy_(torch.minimum(each.low, values.min()))
    each.high.copy_(torch.maximum(each.high, values.max()))


def _watch(
    layers: dict[Range, QuantLinear],
    run: Callable[[], None],
    see: Callable[[Range, Tensor], None],
) -> None:
    """Run the network; ``see`` gets each range and the input of one layer that has it."""

    def hook(module: Any, inputs: tuple[Tensor, ...]) -> None:
        see(module.range, inputs[0])

    handles = [layer.register_forward_pre_hook(hook) for layer in layers.values()]
    run()
    for handle in handles:
        handle.remove()


def best_range(histogram: NDArray[np.float64], low: float, high: float) -> tuple[float, float]:
    """Return the (low, high) whose 256 steps round the counted values with the least error."""
    edges = np.linspace(low, high, len(histogram) + 1)
    centres = (edges[:-1] + edges[1:]) / 2
    tries = [(low * one, high * other) for one in _SHRINK for other in _SHRINK]
    errors = [_error(histogram, centres, *bounds) for bounds in tries]
    return tries[int(np.argmin(errors))]


def _error(
    histogram: NDArray[np.float64], centres: NDArray[np.float64], low: float, high: float
) -> float:
    step = (high - low) / 255.0
    if step <= 0:
        return float("inf")
    rounded = np.round((np.clip(centres, low, high) - low) / step) * step + low
    return float((histogram * (rounded - centres) ** 2).sum())
