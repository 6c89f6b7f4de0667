"""Who says what: sources, cues and contents against PolNeAR's development articles.

Overlap is counted as the paper on Citron does: a span that is found counts as right where
it shares a character with a gold span of its kind, a gold span as found where it shares
one with a span of ours; precision and recall come of these two counts, F1 of the two.
What is cut in pieces is one span. A span is exact where it begins and ends as a gold one
does, marks and blanks at its ends left out. "All three" asks more: source, cue and content
of one of ours must overlap those of one and the same gold attribution.

An article that several people annotated is scored against each of them; their counts are
averaged, so that it weighs as much as any other. Intervals come from drawing articles.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline.documents.parts import find_parts
from dateline.errors import MissingData
from dateline.evaluate.attributed import Attributed, Span, attributions_of
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Score
from dateline.layout import lay_out, spans_to_read
from dateline.parsing import shipped_reader, shipped_splitter
from dateline.records import Document, Parse
from dateline.sources import read_rows

#: The articles that the measure reads, under the data folder.
FILE: Final = "attribution/polnear_dev.jsonl.gz"
_TEST: Final = "PolNeAR dev"
_RESAMPLES: Final = 1000
_EDGES: Final = " \n\t\u00a0“”\"'‘’.,;:!?-–—()[]"
Same = Callable[[Span, Span], bool]
#: Right among ours, ours, found among the gold ones, gold ones.
Counts = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Article:
    """An article, what people mark in it (one list for each of them), and what we find."""

    text: str
    gold: tuple[list[Attributed], ...]
    ours: list[Attributed]


def evaluate_attribution(data: Path) -> list[Row]:
    """Return overlap and exact F1 of sources, cues and contents, and of all three at once.

    ``data`` holds the public corpora; MissingData if not.
    """
    return rows_of(_TEST, list(articles(data / FILE)))


def rows_of(test: str, read: Sequence[Article]) -> list[Row]:
    """Return the rows of some articles."""
    rows = []
    for name, same in (("overlap", overlap), ("exact", None)):
        for kind in ("source", "cue", "content"):
            counts = [_article_counts(article, kind, same) for article in read]
            rows.append(Row(test, f"{kind}, {name} F1", _score(counts)))
    counts = [_mean(_linked(gold, article.ours) for gold in article.gold) for article in read]
    return [*rows, Row(test, "all three of one attribution, overlap F1", _score(counts))]


def articles(path: Path) -> Iterator[Article]:
    """Yield the articles of a file, each once, with the annotations of everybody."""
    if not path.exists():
        raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
    by_id: dict[str, list[dict[str, Any]]] = {}
    for row in read_rows(path):
        by_id.setdefault(row["id"], []).append(row)
    groups = list(by_id.values())
    texts = [rows[0]["text"] for rows in groups]
    documents = [Document(text, parts=find_parts(text)) for text in texts]
    for rows, document, parses in zip(groups, documents, parses_of(documents), strict=True):
        blocks = lay_out(document, parses).blocks
        ours = attributions_of(document.text, parses, blocks)
        yield Article(document.text, tuple(_gold(row) for row in rows), ours)


def parses_of(documents: Iterable[Document]) -> Iterator[list[Parse]]:
    """Yield the parses of documents that have their parts, as the pipeline reads them."""
    split = shipped_splitter().split_spans
    yield from shipped_reader().parse((d.text, split(d.text, spans_to_read(d))) for d in documents)


def _gold(row: dict[str, Any]) -> list[Attributed]:
    return [
        Attributed(*(tuple((a, b) for a, b in said[kind]) for kind in ("source", "cue", "content")))
        for said in row["attributions"]
    ]


def _article_counts(article: Article, kind: str, same: Same | None) -> NDArray[np.float64]:
    alike = same or exact_in(article.text)
    ours = spans_of(article.ours, kind)
    return _mean(compare(spans_of(gold, kind), ours, alike) for gold in article.gold)


def spans_of(said: Iterable[Attributed], kind: str) -> list[Span]:
    """Return the spans of one kind that there are."""
    spans: Iterable[Span] = (getattr(one, kind) for one in said)
    return [span for span in spans if span]


def compare(gold: Sequence[Span], ours: Sequence[Span], same: Same) -> Counts:
    """Return how many of ours are right, ours, how many gold ones are found, gold ones."""
    right = sum(any(same(one, other) for other in gold) for one in ours)
    found = sum(any(same(one, other) for other in ours) for one in gold)
    return right, len(ours), found, len(gold)


def overlap(one: Span, other: Span) -> bool:
    """Say whether two spans share a character."""
    return any(a < d and c < b for a, b in one for c, d in other)


def exact_in(text: str) -> Same:
    """Return what says whether two spans of a text begin and end alike, but for marks."""
    return lambda one, other: _bounds(text, one) == _bounds(text, other)


def _bounds(text: str, span: Span) -> tuple[int, int]:
    start, end = span[0][0], span[-1][1]
    inner = text[start:end].rstrip(_EDGES)
    return start + len(inner) - len(inner.lstrip(_EDGES)), start + len(inner)


def _linked(gold: Sequence[Attributed], ours: Sequence[Attributed]) -> Counts:
    right = sum(any(_all_overlap(one, other) for other in gold) for one in ours)
    found = sum(any(_all_overlap(other, one) for other in ours) for one in gold)
    return right, len(ours), found, len(gold)


def _all_overlap(ours: Attributed, gold: Attributed) -> bool:
    """Say whether all parts that a gold attribution has overlap ours; what it lacks, we lack."""
    pairs = ((ours.source, gold.source), (ours.cue, gold.cue), (ours.content, gold.content))
    return all(overlap(one, other) if one and other else one == other for one, other in pairs)


def _mean(counts: Iterable[Counts]) -> NDArray[np.float64]:
    rows = np.array(list(counts), np.float64)
    mean: NDArray[np.float64] = rows.sum(0) / max(len(rows), 1)
    return mean


def _score(counts: Sequence[NDArray[np.float64]], seed: int = 1) -> Score:
    """Return F1 over all articles and the interval that drawing articles gives."""
    rows = np.array(counts).reshape(-1, 4)
    drawn = np.random.default_rng(seed).integers(0, max(len(rows), 1), (_RESAMPLES, len(rows)))
    values = [_f1(rows[draw].sum(0)) for draw in drawn] if len(rows) else [0.0]
    low, high = np.percentile(values, [2.5, 97.5])
    return Score(_f1(rows.sum(0)), float(low), float(high), round(float(rows[:, 3].sum())))


def _f1(sums: NDArray[np.float64]) -> float:
    right, ours, found, gold = (float(x) for x in sums)
    precision, recall = right / ours if ours else 0.0, found / gold if gold else 0.0
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0
