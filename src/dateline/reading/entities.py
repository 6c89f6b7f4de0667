"""From entity scores to spans: the best sequence of B-, I- and O labels."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.records import Entity


class EntityDecoder:
    """Knows which label may follow which."""

    def __init__(self, labels: Sequence[str]) -> None:
        """Take the labels in the order of the network's outputs."""
        self._labels = tuple(labels)
        count = len(labels)
        self._follows = np.zeros((count + 1, count))
        for row, before in enumerate((*labels, "O")):
            for column, label in enumerate(labels):
                inside = label.startswith("I-")
                if inside and (before == "O" or before[2:] != label[2:]):
                    self._follows[row, column] = -np.inf

    def spans(self, scores: NDArray[np.float32]) -> tuple[Entity, ...]:
        """Return the names of a sentence; ``scores`` is (W, labels)."""
        best = scores.argmax(1)
        if not best.any():
            return ()
        before = np.concatenate([[len(self._labels)], best[:-1]])
        if np.isinf(self._follows[before, best]).any():
            best = self._viterbi(scores.astype(np.float64))
        return self._collect([self._labels[number] for number in best])

    def _viterbi(self, scores: NDArray[np.float64]) -> NDArray[np.int64]:
        total = scores[0] + self._follows[-1]
        back = np.zeros(scores.shape, np.int64)
        for place in range(1, len(scores)):
            ways = total[:, None] + self._follows[:-1]
            back[place] = ways.argmax(0)
            total = ways.max(0) + scores[place]
        path = np.zeros(len(scores), np.int64)
        path[-1] = total.argmax()
        for place in range(len(scores) - 1, 0, -1):
            path[place - 1] = back[place, path[place]]
        return path

    @staticmethod
    def _collect(labels: list[str]) -> tuple[Entity, ...]:
        found: list[Entity] = []
        for place, label in enumerate(labels):
            if label.startswith("B-"):
                found.append(Entity(place, place, label[2:]))
            elif label.startswith("I-"):
                found[-1] = Entity(found[-1].first, place, label[2:])
        return tuple(found)
