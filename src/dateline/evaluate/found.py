"""Persons and organisations found in RE3D and MEANTIME: gold mentions that ours overlap."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from dateline.asking import ActorsRead, read_actors
from dateline.errors import MissingData
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Tally
from dateline.records import Document, Part
from dateline.sources import read_rows

#: The test sets by name, under the data folder.
SETS: Final = {"RE3D": "ner/re3d_test.jsonl.gz", "MEANTIME": "ner/meantime.jsonl.gz"}
_LABELS: Final = ("PER", "ORG")


def evaluate_found(data: Path) -> list[Row]:
    """Return the share of gold persons and organisations that an actor mention overlaps.

    RE3D marks descriptions and pronouns too ("the terrorist group", "it"), MEANTIME names
    with their noun phrase.
    """
    rows = []
    for name, file in SETS.items():
        path = data / file
        if not path.exists():
            raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
        sentences = list(read_rows(path))
        tally = Tally()
        reads = read_actors(_document(row["tokens"]) for row in sentences)
        for row, read in zip(sentences, reads, strict=True):
            gold = list(gold_spans(row))
            right = sum(_is_found(read, span) for span in gold)
            tally.add(right, len(gold), len(gold))
        rows.append(Row(name, "persons and organisations found (overlap)", tally.score()))
    return rows


def _document(tokens: Sequence[str]) -> Document:
    text = " ".join(tokens)
    return Document(text, parts=(Part("body", 0, len(text)),))


def gold_spans(row: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of gold persons and organisations in the tokens joined by blanks."""
    at, begin, end = 0, -1, -1
    for token, tag in zip(row["tokens"], row["ner"], strict=True):
        inside = tag.startswith("I-") and begin >= 0
        if begin >= 0 and not inside:
            yield begin, end
            begin = -1
        if tag.startswith("B-") and tag[2:] in _LABELS:
            begin = at
        if begin >= 0:
            end = at + len(token)
        at += len(token) + 1
    if begin >= 0:
        yield begin, end


def _is_found(read: ActorsRead, span: tuple[int, int]) -> bool:
    """Say whether the core of one of our mentions overlaps a stretch."""
    for actor in read.mentions.actors:
        words = read.parses[actor.sentence].words
        if words[actor.first].start < span[1] and words[actor.last].end > span[0]:
            return True
    return False
