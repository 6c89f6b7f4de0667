"""Events and quotes of the annotated reports (corpus/reports) against what is read."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from dateline.errors import MissingData
from dateline.evaluate.events import compare_events, quotes_right
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Tally
from dateline.pipeline import code_many
from dateline.records import Document, Record
from dateline.settings import corpus_folder
from dateline.sources import read_rows

_TEST: Final = "30 reports (development)"


def gold_reports() -> list[dict[str, Any]]:
    """Return the annotated reports in the order of their file names."""
    paths = sorted((corpus_folder() / "reports").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def texts_of(data: Path, gold: list[dict[str, Any]]) -> Iterator[Document]:
    """Yield the documents of annotated reports; MissingData where a text is not there."""
    wanted = {(row["source"], row["id"]) for row in gold}
    found: dict[tuple[str, str], str] = {}
    for source in sorted({row["source"] for row in gold}):
        path = data / source
        if not path.exists():
            raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
        for row in read_rows(path):
            if (source, row["id"]) in wanted:
                title = (row.get("title") or "").strip()
                found[source, row["id"]] = (title + "\n\n" if title else "") + row["text"]
    for row in gold:
        text = found.get((row["source"], row["id"]), "")
        if hashlib.sha256(text.encode()).hexdigest()[:16] != row["digest"]:
            raise MissingData(data / row["source"], f"another text for {row['id']} is there")
        yield Document(text, published=row["published"], origin=row["id"])


def evaluate_reports(data: Path) -> list[Row]:
    """Return F1 of events, recall of core events, dates and quotes on the annotated reports.

    An event is right when its type and the countries of both sides are. Events that the
    gold calls minor count where they are found and are not missed where they are not.
    """
    gold = gold_reports()
    tallies = {name: Tally() for name in ("events", "core", "dates", "quotes")}
    for row, record in zip(gold, code_many(texts_of(data, gold)), strict=True):
        _count(tallies, row, record)
    names = {
        "events": "events F1, type and both countries",
        "core": "core events found",
        "dates": "dates right among those found",
        "quotes": "quotes found with speaker",
    }
    return [Row(_TEST, names[name], tally.score()) for name, tally in tallies.items()]


def _count(tallies: dict[str, Tally], gold: dict[str, Any], record: Record) -> None:
    result = compare_events(gold["events"], record.events)
    core = [bool(event.get("core", True)) for event in gold["events"]]
    found_core = sum(core[number] for number, _ in result.pairs)
    minor = len(result.pairs) - found_core
    tallies["events"].add(len(result.pairs), len(record.events), sum(core) + minor)
    tallies["core"].add(found_core, sum(core), sum(core))
    tallies["dates"].add(result.dates_right, len(result.pairs), len(result.pairs))
    quotes = list(quotes_right(gold["quotes"], record))
    tallies["quotes"].add(sum(quotes), len(quotes), len(quotes))


def compare_report(gold: dict[str, Any], document: Document) -> Iterator[str]:
    """Yield what was found, missed and put in of one report's gold, a line each."""
    record = next(code_many([document]))
    result = compare_events(gold["events"], record.events)
    found = dict(result.pairs)
    for number, row in enumerate(gold["events"]):
        mark = "found" if number in found else "missed"
        weight = "core" if row.get("core", True) else "minor"
        yield f"{mark} {weight}: {row['type']} {_countries(row['actors'])} -> " + _countries(
            row["recipients"]
        )
    for number in result.extra:
        event = record.events[number]
        sides = ("+".join(p.code for p in side) for side in (event.actors, event.recipients))
        yield f"extra: {event.type} {' -> '.join(sides)} ({event.evidence[0].frame})"
    core = [number for number, row in enumerate(gold["events"]) if row.get("core", True)]
    quotes = list(quotes_right(gold.get("quotes", ()), record))
    yield (
        f"core events {sum(n in found for n in core)} of {len(core)}; dates "
        f"{result.dates_right} of {len(found)}; extra {len(result.extra)}; "
        f"quotes {sum(quotes)} of {len(quotes)}"
    )


def _countries(parties: list[dict[str, Any]]) -> str:
    return "+".join(str(party["country"]) for party in parties)
