"""Events in sentences by the event head: triggers, types, and who takes part.

The head takes the reading model's embeddings and last values. It runs on the sentences
that hold a word which could name an event (``triggers.txt``), and on rows of one
length, so that a sentence's numbers do not depend on what it is read with.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline.reading.sessions import open_session
from dateline.records import Act

#: Outputs of the reading model that the head takes.
HIDDEN: Final = ("embedded", "reading")
#: Marks of a given pair's words; 0 is neither.
SOURCE, TARGET = 1, 2
#: Words that are less likely than this to name any event are passed over.
LEAST: Final = 0.15
#: Roles that are less likely than this are not told.
LEAST_ROLE: Final = 0.3
_MOST_TYPES: Final = 3
_DIGITS: Final = 4

Values = NDArray[np.float32]


class ActReader:
    """Holds the sessions and label sets of the event head."""

    def __init__(self, folder: Path) -> None:
        """Load the files that ``dateline.learn.acts`` writes into a model folder."""
        self._session = open_session(folder / "model.onnx")
        self._roles = open_session(folder / "roles.onnx")
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._labels: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in labels.items()}
        self.triggers = frozenset((folder / "triggers.txt").read_text(encoding="utf-8").split())
        self._modes = _modes_by_type(self._labels["mode"])

    def may_hold(self, lemmas: Sequence[str]) -> bool:
        """Say whether one of a sentence's words may name an event."""
        return not self.triggers.isdisjoint(lemmas)

    def read(
        self, hidden: Mapping[str, Values], firsts: Sequence[Sequence[int]]
    ) -> list[tuple[Act, ...]]:
        """Return the acts of sentences of one length.

        ``hidden`` gives ``embedded`` and ``reading`` (B, S, 384) of the reading model,
        ``firsts`` the places of each sentence's words.
        """
        marks = np.zeros(hidden["embedded"].shape[:2], np.int32)
        names = ["type", "mode", "status", "background", "pairs"]
        values = self._session.run(names, {**hidden, "marks": marks})
        out = dict(zip(names, values, strict=True))
        return [
            self._sentence({name: value[row][list(first)] for name, value in out.items()})
            for row, first in enumerate(firsts)
        ]

    def relation(self, hidden: Mapping[str, Values], marks: NDArray[np.int32]) -> dict[str, float]:
        """Return the probability of each type between the marked parties of one sentence."""
        [scores] = self._session.run(["relation"], {**hidden, "marks": marks})
        values = softmax(scores[0].astype(np.float64))
        return dict(zip(self._labels["relation"], values.tolist(), strict=True))

    def _sentence(self, out: dict[str, Values]) -> tuple[Act, ...]:
        """Return the acts of one sentence; every value of ``out`` has a row a word."""
        types = softmax(out["type"].astype(np.float64))
        triggers = np.flatnonzero(1.0 - types[:, 0] >= LEAST).tolist()
        if not triggers:
            return ()
        roles = self._role_scores(out["pairs"], triggers)
        return tuple(
            self._act(out, types[trigger], trigger, roles[number])
            for number, trigger in enumerate(triggers)
        )

    def _role_scores(self, pairs: Values, triggers: list[int]) -> NDArray[np.float64]:
        """Return (triggers, words, roles): how likely each role is."""
        half = pairs.shape[1] // 2
        below = np.tile(pairs[:, :half], (len(triggers), 1)).astype(np.float64)
        above = np.repeat(pairs[triggers, half:], len(pairs), 0).astype(np.float64)
        [scores] = self._roles.run(["scores"], {"below": below, "above": above})
        return softmax(scores.reshape(len(triggers), len(pairs), -1))

    def _act(
        self, out: dict[str, Values], types: NDArray[np.float64], trigger: int, roles: Any
    ) -> Act:
        names = self._labels["type"]
        order = np.argsort(-types[1:], kind="stable")[:_MOST_TYPES] + 1
        best, *others = order.tolist()
        modes = self._modes.get(names[best], [(0, "")])
        mode = modes[int(np.argmax(out["mode"][trigger][[number for number, _ in modes]]))][1]
        return Act(
            trigger=trigger,
            score=round(float(1.0 - types[0]), _DIGITS),
            types=tuple((names[n], round(float(types[n]), _DIGITS)) for n in (best, *others)),
            mode=mode,
            status=self._labels["status"][int(out["status"][trigger].argmax())],
            background=bool(out["background"][trigger].argmax()),
            roles=self._told(roles),
        )

    def _told(self, roles: NDArray[np.float64]) -> tuple[tuple[int, str, float], ...]:
        best = roles[:, 1:].argmax(1) + 1
        return tuple(
            (word, self._labels["role"][role], round(float(roles[word, role]), _DIGITS))
            for word, role in enumerate(best.tolist())
            if roles[word, role] >= LEAST_ROLE
        )


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return probabilities along the last axis."""
    spread = np.exp(scores - scores.max(-1, keepdims=True))
    out: NDArray[np.float64] = spread / spread.sum(-1, keepdims=True)
    return out


def _modes_by_type(labels: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """Return each type's modes with their numbers, "none" (number 0) among them as ""."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, label in enumerate(labels):
        kind, _, mode = label.partition("/")
        if mode:
            found.setdefault(kind, [(0, "")]).append((number, mode))
    return found
