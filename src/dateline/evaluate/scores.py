"""Scores with their intervals."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

_RESAMPLES: Final = 1000


@dataclass(frozen=True, slots=True)
class Score:
    """F1 (accuracy where as much is found as is there), in per cent, with its 95% interval."""

    value: float
    low: float
    high: float
    count: int


class Tally:
    """Counts of one measure, sentence by sentence: right, found, there."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int]] = []

    def add(self, right: int, found: int, there: int) -> None:
        """Add a sentence (or another unit that is drawn as a whole)."""
        self._rows.append((right, found, there))

    def add_sets(self, found: Iterable[object], there: Iterable[object]) -> None:
        """Add a sentence whose items are compared as sets."""
        one, other = set(found), set(there)
        self.add(len(one & other), len(one), len(other))

    def score(self, seed: int = 1) -> Score:
        """Return F1 over all rows and the interval that resampling rows gives."""
        return self._score(_f1, seed)

    def precision(self, seed: int = 1) -> Score:
        """Return the share of what is found that is right; ``count`` is what is found."""
        return self._score(lambda sums: _share(sums[0], sums[1]), seed, of=1)

    def recall(self, seed: int = 1) -> Score:
        """Return the share of what is there that is right."""
        return self._score(lambda sums: _share(sums[0], sums[2]), seed)

    def _score(
        self, measure: Callable[[NDArray[np.int64]], float], seed: int, of: int = 2
    ) -> Score:
        rows = np.array(self._rows, np.int64).reshape(-1, 3)
        chance = np.random.default_rng(seed)
        drawn = chance.integers(0, max(len(rows), 1), (_RESAMPLES, len(rows)))
        values = [measure(rows[draw].sum(0)) for draw in drawn] if len(rows) else [0.0]
        low, high = np.percentile(values, [2.5, 97.5])
        return Score(measure(rows.sum(0)), float(low), float(high), int(rows[:, of].sum()))


def _f1(sums: NDArray[np.int64]) -> float:
    right, found, there = (int(x) for x in sums)
    return 200.0 * right / (found + there) if found + there else 0.0


def _share(part: np.int64, whole: np.int64) -> float:
    return 100.0 * int(part) / int(whole) if whole else 0.0
