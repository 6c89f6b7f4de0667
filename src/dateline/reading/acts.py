"""Events in sentences by the event head: triggers, types, and who takes part.

The head takes the reading model's embeddings and last values, and the hints that mentions
and frames give. It runs on the sentences that hold a frame or a word which often names an
event (``triggers.txt``), and on rows of one length, so that a sentence's numbers do not
depend on what it is read with.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline.reading.hints import WordHints, spread, word_hints
from dateline.reading.sessions import open_session
from dateline.records import Act, Hints

#: Outputs of the reading model that the head takes.
HIDDEN: Final = ("embedded", "reading")
#: Marks of a given pair's words; 0 is neither.
SOURCE, TARGET = 1, 2
#: Words that are less likely than this to name any event are passed over.
LEAST: Final = 0.15
#: Roles that are less likely than this are not told.
LEAST_ROLE: Final = 0.3
#: A lemma that names an event in so large a share of its sentences has its sentence read.
OFTEN: Final = 0.4
_MOST_TYPES: Final = 3
_DIGITS: Final = 4
#: Subwords that go through the network at once.
_BATCH: Final = 512

Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a sentence, or of a part of a long one, until its frames are known.

    ``values`` (S, 768) are the reading model's outputs named in HIDDEN, None where no word
    ever names an event; ``firsts`` is the place of each word's first subword; ``likely`` says
    that one of the words often names an event.
    """

    values: NDArray[np.float16] | None
    firsts: Sequence[int]
    likely: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A window to be read: of which sentence, from which of its words on."""

    sentence: int
    base: int
    values: NDArray[np.float16]
    firsts: Sequence[int]
    hints: WordHints


class ActReader:
    """Holds the sessions and label sets of the event head."""

    def __init__(self, folder: Path) -> None:
        """Load the files that ``dateline.learn.acts`` writes into a model folder."""
        self._session = open_session(folder / "model.onnx")
        self._roles = open_session(folder / "roles.onnx")
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._labels: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in labels.items()}
        shares = [
            line.split("\t")
            for line in (folder / "triggers.txt").read_text(encoding="utf-8").splitlines()
        ]
        self._sometimes = frozenset(lemma for lemma, _ in shares)
        self._often = frozenset(lemma for lemma, share in shares if float(share) >= OFTEN)
        self._modes = _modes_by_type(self._labels["mode"])
        self._types = {name: number for number, name in enumerate(self._labels["type"])}

    def keep(self, lemmas: Sequence[str], hidden: Sequence[Values], firsts: Sequence[int]) -> Kept:
        """Return what to keep of a sentence; ``hidden`` are its rows (S, 384) of HIDDEN."""
        if self._sometimes.isdisjoint(lemmas):
            return Kept(None, firsts, likely=False)
        values = np.concatenate(hidden, 1).astype(np.float16)
        return Kept(values, firsts, likely=not self._often.isdisjoint(lemmas))

    def read(
        self, sentences: Sequence[Sequence[Kept]], hints: Sequence[Hints]
    ) -> list[tuple[Act, ...]]:
        """Return the acts of each sentence, given by its windows and its hints."""
        rows: defaultdict[int, list[_Row]] = defaultdict(list)
        for number, (windows, hint) in enumerate(zip(sentences, hints, strict=True)):
            for row in self._rows(number, windows, hint):
                rows[len(row.values)].append(row)
        found: list[tuple[Act, ...]] = [()] * len(sentences)
        for length, alike in rows.items():
            step = max(1, _BATCH // length)
            for place in range(0, len(alike), step):
                part = alike[place : place + step]
                for row, acts in zip(part, self._run(part), strict=True):
                    found[row.sentence] += tuple(_moved(act, row.base) for act in acts)
        return found

    def _rows(self, number: int, windows: Sequence[Kept], hints: Hints) -> Iterator[_Row]:
        """Yield what is to be read of a sentence."""
        if not (hints.types or any(kept.likely for kept in windows)):
            return
        whole = word_hints(hints, sum(len(kept.firsts) for kept in windows), self._types)
        base = 0
        for kept in windows:
            end = base + len(kept.firsts)
            if kept.values is not None:
                yield _Row(number, base, kept.values, kept.firsts, whole.part(base, end))
            base = end

    def _run(self, rows: Sequence[_Row]) -> Iterator[tuple[Act, ...]]:
        """Read rows of one length."""
        values = np.stack([row.values for row in rows]).astype(np.float32)
        size = values.shape[1]
        feed = {
            **dict(zip(HIDDEN, np.split(values, 2, 2), strict=True)),
            "marks": np.zeros(values.shape[:2], np.int32),
            **_spread([(row.hints, row.firsts) for row in rows], size),
        }
        names = ["type", "mode", "status", "background", "pairs"]
        out = dict(zip(names, self._session.run(names, feed), strict=True))
        for place, row in enumerate(rows):
            own = {name: value[place][list(row.firsts)] for name, value in out.items()}
            yield self._sentence(own, row.hints)

    def relation(
        self,
        hidden: Mapping[str, Values],
        marks: NDArray[np.int32],
        hints: WordHints,
        firsts: Sequence[int],
    ) -> dict[str, float]:
        """Return the probability of each type between the marked parties of one sentence.

        ``hidden`` gives ``embedded`` and ``reading`` (1, S, 384), ``marks`` is (1, S).
        """
        feed = {**hidden, "marks": marks, **_spread([(hints, firsts)], marks.shape[1])}
        [scores] = self._session.run(["relation"], feed)
        values = softmax(scores[0].astype(np.float64))
        return dict(zip(self._labels["relation"], values.tolist(), strict=True))

    def word_hints(self, hints: Hints, count: int) -> WordHints:
        """Return the hints of a sentence of ``count`` words in numbers."""
        return word_hints(hints, count, self._types)

    def _sentence(self, out: dict[str, Values], hints: WordHints) -> tuple[Act, ...]:
        """Return the acts of one sentence; every value of ``out`` has a row a word."""
        types = softmax(out["type"].astype(np.float64))
        triggers = np.flatnonzero(1.0 - types[:, 0] >= LEAST).tolist()
        if not triggers:
            return ()
        roles = self._role_scores(out["pairs"], triggers, hints)
        return tuple(
            self._act(out, types[trigger], trigger, roles[number])
            for number, trigger in enumerate(triggers)
        )

    def _role_scores(
        self, pairs: Values, triggers: list[int], hints: WordHints
    ) -> NDArray[np.float64]:
        """Return (triggers, words, roles): how likely each role is."""
        half = pairs.shape[1] // 2
        told = [[hints.told.get(t, {}).get(w, 0) for w in range(len(pairs))] for t in triggers]
        feed = {
            "below": np.tile(pairs[:, :half], (len(triggers), 1)).astype(np.float64),
            "above": np.repeat(pairs[triggers, half:], len(pairs), 0).astype(np.float64),
            "told": np.array(told, np.int32).reshape(-1),
            "mentions": np.tile(np.array(hints.mentions, np.int32), len(triggers)),
        }
        [scores] = self._roles.run(["scores"], feed)
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


def _spread(
    rows: Sequence[tuple[WordHints, Sequence[int]]], size: int
) -> dict[str, NDArray[np.int32]]:
    """Return the hints of rows of ``size`` subwords as the network takes them, (B, S) each."""
    return {
        name: np.array(
            [spread(getattr(hints, name), firsts, size) for hints, firsts in rows], np.int32
        )
        for name in ("types", "sides", "mentions")
    }


def _moved(act: Act, base: int) -> Act:
    if not base:
        return act
    roles = tuple((word + base, role, score) for word, role, score in act.roles)
    return replace(act, trigger=act.trigger + base, roles=roles)


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
