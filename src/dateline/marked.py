"""The project's own event annotation, laid over the texts that it points into.

``corpus/events/*.jsonl`` keeps ids, offsets and labels; the texts of the news files are
those of the public corpora, those of ``original.jsonl`` stand in it (CC0). The guide is
``corpus/events/GUIDE.md``.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from dateline.errors import MissingData
from dateline.settings import corpus_folder
from dateline.sources import read_rows

#: The files of the corpus: whole sentences drawn at random, whole reports, sentences of our own.
FILES: Final = ("sentences", "reports", "original")
#: Of twenty parts of the documents two are held out for measuring, one for choosing
#: thresholds; none of the three is trained on.
_PARTS: Final = ("test", "test", "tune", *("train",) * 17)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """One event as annotated; spans are offsets into the sentence's text."""

    type: str
    modes: tuple[str, ...]
    trigger: Span
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    place: tuple[Span, ...]
    date: tuple[Span, ...]
    object: tuple[Span, ...]
    status: str
    background: bool
    sources: tuple[tuple[Span | None, Span | None], ...]
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence and the events that it asserts."""

    document: str
    start: int
    text: str
    events: tuple[MarkedEvent, ...]


def part_of(identifier: str) -> str:
    """Return the part that a document belongs to, by its id alone: train, tune or test."""
    return _PARTS[crc32(f"events {identifier}".encode()) % len(_PARTS)]


def read_marked(data: Path, name: str, *parts: str, folder: str = "events") -> list[MarkedSentence]:
    """Return the sentences of one file whose documents belong to some parts; all without any.

    ``folder`` is the annotation's: "events", or "second" for the second reading. Raises
    MissingData where a text is not at hand.
    """
    path = corpus_folder() / folder / f"{name}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if parts:
        rows = [row for row in rows if part_of(row["id"]) in parts]
    texts = {key: text for source in _sources(rows) for key, text in _texts(data, source, rows)}
    return [_sentence(row, texts) for row in rows]


def _sources(rows: list[dict[str, Any]]) -> list[str]:
    return sorted({row["source"] for row in rows if "source" in row})


def _texts(data: Path, source: str, rows: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    wanted = {row["id"] for row in rows if row.get("source") == source}
    path = data / source
    if not path.exists():
        raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
    for row in read_rows(path):
        if row["id"] in wanted:
            yield row["id"], row["text"]


def _sentence(row: dict[str, Any], texts: dict[str, str]) -> MarkedSentence:
    start = row.get("start", 0)
    text = row["text"] if "text" in row else texts[row["id"]][start : row["end"]]
    events = tuple(_event(event, start) for event in row["events"])
    return MarkedSentence(row["id"], start, text, events)


def _event(row: dict[str, Any], base: int) -> MarkedEvent:
    def moved(span: list[int]) -> Span:
        return span[0] - base, span[1] - base

    spans = {
        key: tuple(moved(span) for span in row[key])
        for key in ("actors", "recipients", "place", "date", "object")
    }
    return MarkedEvent(
        type=row["type"],
        modes=tuple(row["modes"]),
        trigger=moved(row["trigger"]),
        status=row["status"],
        background=row["background"],
        sources=tuple(
            (moved(who) if who else None, moved(cue) if cue else None)
            for who, cue in row["sources"]
        ),
        contexts=tuple(row["contexts"]),
        **spans,
    )
