"""Pairs of events of public news, judged by hand whether both are one incident.

One JSON object a line: ``id``, ``left`` and ``right`` with ``source`` (name of a set of news
under the data folder), ``id`` (row of it), ``start`` and ``end`` (the sentence that tells the
event) and ``trigger`` (the words of the act, offsets), ``type``, ``same`` and ``part`` (tune or
test). Offsets count in the row's text.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dateline.errors import BadGold, MissingData
from dateline.records import Document
from dateline.sources import read_rows

_PARTS: Final = ("tune", "test")


@dataclass(frozen=True, slots=True)
class Passage:
    """Where an event is told: file under the data folder, row, offsets of words of the act."""

    source: str
    id: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two events, and whether they are one incident."""

    id: str
    left: Passage
    right: Passage
    type: str
    same: bool
    part: str


def read_pairs(path: Path) -> list[JudgedPair]:
    """Return the pairs of a file in their order. Raises BadGold with all lines that are wrong."""
    pairs, problems = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            pairs.append(_pair(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problems.append(f"line {number}: {type(error).__name__}: {error}")
    if problems:
        raise BadGold(str(path), problems)
    return pairs


def reports_of(pairs: Iterable[JudgedPair], data: Path) -> dict[tuple[str, str], Document]:
    """Return the reports of pairs by (source, id). Raises MissingData for one that is absent."""
    wanted: dict[str, set[str]] = {}
    for pair in pairs:
        for side in (pair.left, pair.right):
            wanted.setdefault(side.source, set()).add(side.id)
    found: dict[tuple[str, str], Document] = {}
    for source, ids in sorted(wanted.items()):
        if not (data / source).exists():
            raise MissingData(data / source, "set DATELINE_DATA to the folder of public corpora")
        for row in read_rows(data / source):
            if str(row["id"]) in ids:
                found[source, str(row["id"])] = _document(row)
        for id_ in sorted(ids - {key for name, key in found if name == source}):
            raise MissingData(data / source, f"it has no row {id_!r}; get the version judged on")
    return found


def _document(row: dict[str, Any]) -> Document:
    return Document(
        str(row["text"]),
        published=str(row.get("date") or ""),
        publisher=str(row.get("source") or ""),
        origin=str(row["id"]),
        language="en",
    )


def _pair(row: dict[str, Any]) -> JudgedPair:
    part, same = row["part"], row["same"]
    if part not in _PARTS or not isinstance(same, bool):
        raise ValueError("part is tune or test, same is true or false")
    left, right = _passage(row["left"]), _passage(row["right"])
    return JudgedPair(str(row["id"]), left, right, str(row["type"]), same, part)


def _passage(side: dict[str, Any]) -> Passage:
    spans = side.get("trigger") or [[side["start"], side["end"]]]
    source = f"news/{side['source']}.jsonl.gz"
    return Passage(source, str(side["id"]), tuple((int(start), int(end)) for start, end in spans))
