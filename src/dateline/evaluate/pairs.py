"""The relation of a given pair of parties on PLV: 15 roots and the four quad classes.

PLV's training sentences serve as a test here and for nothing else. It has one root for
what PLOVER tells apart as CONCEDE and RETREAT (YIELD, material cooperation); where it marks
no source or target ("an actor", "a recipient") none is given. Scores are macro-F1: each
class counts the same.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline import knowledge
from dateline.errors import MissingData
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Score, Tally
from dateline.relations import Relation, Span, relations
from dateline.sources import read_rows

#: The file, under the data folder.
FILE: Final = "coding/plv_train.jsonl.gz"
_TEST: Final = "PLV, 1,050 pairs"
_YIELD: Final = "YIELD"
_RESAMPLES: Final = 1000
_MARK: Final = re.compile(r"</?[st]>")


def evaluate_pairs(data: Path) -> list[Row]:
    """Return macro-F1 of roots and of quad classes, and the accuracy of roots."""
    path = data / FILE
    if not path.exists():
        raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
    rows = list(read_rows(path))
    found = list(relations(_asked(row) for row in rows))
    roots = [(str(row["gold_root"]), root_of(one)) for row, one in zip(rows, found, strict=True)]
    quads = [(str(row["gold_penta"]), quad_of(one)) for row, one in zip(rows, found, strict=True)]
    right = Tally()
    for gold, got in roots:
        right.add(int(gold == got), 1, 1)
    return [
        Row(_TEST, "roots, macro-F1", macro(roots)),
        Row(_TEST, "quad classes, macro-F1", macro(quads)),
        Row(_TEST, "roots, accuracy", right.score()),
    ]


def root_of(one: Relation) -> str:
    """Return PLV's root for a relation."""
    return _YIELD if one.type in ("CONCEDE", "RETREAT") else one.type


def quad_of(one: Relation) -> str:
    """Return PLV's class for a relation, 1 to 4."""
    return "2" if root_of(one) == _YIELD else str(knowledge.plover()["types"][one.type]["quad"])


def _asked(row: dict[str, Any]) -> tuple[str, Span | None, Span | None]:
    text, spans = unmark(str(row["marked_sentence"]))
    return text, spans.get("s"), spans.get("t")


def unmark(marked: str) -> tuple[str, dict[str, Span]]:
    """Return a sentence without its marks, and the spans of "s" and "t" without outer blanks."""
    text, starts, spans = "", dict[str, int](), dict[str, Span]()
    last = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        name = mark.group()[-2]
        if mark.group()[1] == "/":
            words = text[starts[name] :]
            start = starts[name] + len(words) - len(words.lstrip())
            spans[name] = (start, start + len(words.strip()))
        else:
            starts[name] = len(text)
    return text + marked[last:], spans


def macro(pairs: Sequence[tuple[str, str]]) -> Score:
    """Return macro-F1 over the gold classes of (gold, found) pairs, with its interval."""
    classes = sorted({gold for gold, _ in pairs})
    number = {name: n for n, name in enumerate(classes)}
    gold = np.array([number[name] for name, _ in pairs])
    found = np.array([number.get(name, len(classes)) for _, name in pairs])
    values = [_macro(gold[draw], found[draw], len(classes)) for draw in _draws(len(pairs))]
    low, high = np.percentile(values, [2.5, 97.5])
    return Score(_macro(gold, found, len(classes)), float(low), float(high), len(pairs))


def _macro(gold: NDArray[np.int64], found: NDArray[np.int64], classes: int) -> float:
    scores = []
    for number in range(classes):
        there, got = gold == number, found == number
        total = int(there.sum() + got.sum())
        scores.append(2 * int((there & got).sum()) / total if total else 0.0)
    return 100.0 * sum(scores) / len(scores)


def _draws(count: int) -> Iterator[NDArray[np.int64]]:
    chance = np.random.default_rng(1)
    yield from chance.integers(0, count, (_RESAMPLES, count))
