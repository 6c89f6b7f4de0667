"""Who is who in whole reports: B-cubed over persons, states, organisations (corpus/actors).

B-cubed: Bagga and Baldwin 1998. Each gold mention is given the entity of our mention whose
head word stands in it; precision and recall are means over gold mentions.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline.asking import ActorsRead, read_actors
from dateline.errors import MissingData
from dateline.evaluate.reading import Row
from dateline.evaluate.reports import texts_of
from dateline.evaluate.scores import Score
from dateline.records import Document
from dateline.settings import corpus_folder

_TEST: Final = "31 reports"
_RESAMPLES: Final = 1000


@dataclass(frozen=True, slots=True)
class Link:
    """A gold mention: its entity, and ours, -1 where we found no mention there."""

    start: int
    end: int
    gold: str
    ours: int


def gold_chains() -> list[dict[str, Any]]:
    """Return the annotated reports in the order of their file names."""
    paths = sorted((corpus_folder() / "actors" / "coreference").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def links_of(read: ActorsRead, mentions: Iterable[tuple[int, int, str]]) -> list[Link]:
    """Return gold mentions (start, end, entity) with our entities."""
    spans = sorted(mentions, key=lambda m: (m[1] - m[0], m[0]))
    ours: dict[tuple[int, int], int] = {}
    cores: list[tuple[int, int, int]] = []
    for number, actor in enumerate(read.mentions.actors):
        entities = read.answers.actors[number].entities
        if len(entities) != 1:
            continue
        words = read.parses[actor.sentence].words
        head, above = words[actor.head], words[words[actor.head].head]
        at = next((s for s in spans if s[0] <= head.start and head.end <= s[1]), None)
        if at is not None and not (at[0] <= above.start < at[1] and actor.kind == "adjective"):
            inside = at[0] <= above.start < at[1] and head is not above
            if not inside or at[:2] not in ours:
                ours[at[:2]] = entities[0]
        if actor.kind != "adjective":
            cores.append((words[actor.first].start, words[actor.last].end, entities[0]))
    return [
        Link(start, end, gold, ours.get((start, end), _around(cores, start, end)))
        for start, end, gold in spans
    ]


def _around(cores: Sequence[tuple[int, int, int]], start: int, end: int) -> int:
    """Return the entity of our mention whose core holds a gold mention: a title and a name."""
    inside = [core for core in cores if core[0] <= start and end <= core[1]]
    return min(inside, key=lambda core: core[1] - core[0])[2] if inside else -1


def b_cubed(links: Sequence[Link]) -> tuple[float, float]:
    """Return the sums over mentions of precision and recall, those that we found only."""
    found = [link for link in links if link.ours >= 0]
    both = Counter((link.gold, link.ours) for link in found)
    gold, ours = Counter(link.gold for link in found), Counter(link.ours for link in found)
    precision = sum(both[link.gold, link.ours] / ours[link.ours] for link in found)
    recall = sum(both[link.gold, link.ours] / gold[link.gold] for link in found)
    return precision, recall


def strict_recall(links: Sequence[Link]) -> float:
    """Return the sum over all gold mentions of recall; a mention not found has none."""
    both = Counter((link.gold, link.ours) for link in links if link.ours >= 0)
    gold = Counter(link.gold for link in links)
    return sum(both[link.gold, link.ours] / gold[link.gold] for link in links if link.ours >= 0)


def evaluate_coreference(data: Path) -> list[Row]:
    """Return B-cubed F1 on the annotated reports: of mentions found, and of all."""
    gold = gold_chains()
    rows = []
    for row, read in zip(gold, read_actors(_texts(data, gold)), strict=True):
        links = links_of(read, (tuple(mention) for mention in row["mentions"]))
        precision, recall = b_cubed(links)
        found = sum(link.ours >= 0 for link in links)
        rows.append((precision, recall, found, strict_recall(links), len(links)))
    sums = np.array(rows, np.float64)
    return [
        Row(_TEST, "coreference B-cubed F1, mentions found", _score(sums, _of_found)),
        Row(_TEST, "coreference B-cubed F1, missed mentions wrong", _score(sums, _of_all)),
        Row(_TEST, "mentions of persons, states, organisations found", _score(sums, _found)),
    ]


def _texts(data: Path, gold: Sequence[dict[str, Any]]) -> Iterator[Document]:
    """Yield the documents in the order of the gold; a source may be a plain text."""
    listed = [row for row in gold if not row["source"].endswith(".txt")]
    documents = {document.origin: document for document in texts_of(data, list(listed))}
    for row in gold:
        if row["id"] in documents:
            yield documents[row["id"]]
        else:
            yield Document(_plain(data / row["source"], row["digest"]), published=row["published"])


def _plain(path: Path, digest: str) -> str:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if hashlib.sha256(text.encode()).hexdigest()[:16] != digest:
        raise MissingData(path, "the annotated text is not there")
    return text


def _of_found(sums: NDArray[np.float64]) -> float:
    precision, recall, found = sums[0], sums[1], sums[2]
    return _f1(precision / found, recall / found)


def _of_all(sums: NDArray[np.float64]) -> float:
    return _f1(sums[0] / sums[2], sums[3] / sums[4])


def _found(sums: NDArray[np.float64]) -> float:
    return float(100.0 * sums[2] / sums[4])


def _f1(precision: float, recall: float) -> float:
    total = precision + recall
    return float(200.0 * precision * recall / total) if total else 0.0


def _score(rows: NDArray[np.float64], measure: Callable[[NDArray[np.float64]], float]) -> Score:
    """Return a measure of the sums over reports, and the interval that resampling gives."""
    drawn = np.random.default_rng(1).integers(0, len(rows), (_RESAMPLES, len(rows)))
    values = [measure(rows[draw].sum(0)) for draw in drawn]
    low, high = np.percentile(values, [2.5, 97.5])
    return Score(measure(rows.sum(0)), float(low), float(high), int(rows[:, 4].sum()))
