"""A report as its page shows it: parts cut into pieces, events with the reasons for them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from dateline.desk.marking import Piece, Span, pieces
from dateline.store import Store, queries
from dateline.store.errors import UnknownSubject
from dateline.store.explain import explain_all
from dateline.store.pieces import report_texts

_SQL: Final = Path(__file__).parent / "sql"
_REPORT: Final = (
    "id", "title", "publisher", "published", "url", "language", "origin", "words", "reader",
)  # fmt: skip
_PART: Final = ("kind", "start", "end", "story", "author", "date", "place")


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of a report: its kind, what is known of it, and its text in pieces."""

    kind: str
    author: str
    date: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report: its facts without the text, its parts, and ``explain`` of each event."""

    facts: dict[str, Any]
    parts: list[ShownPart]
    events: list[dict[str, Any]]


def report_facts(store: Store, key: str) -> dict[str, Any]:
    """Return what is known of a report, by name, its text too. Raises UnknownSubject."""
    found = store.fetch(_sql("report"), [key])
    if not found:
        raise UnknownSubject("report", key, "dateline documents")
    *facts, number = found[0]
    text = report_texts(store.whole, {key: number})[key]
    return {**dict(zip(_REPORT, facts, strict=True)), "text": text}


def shown_report(store: Store, key: str) -> ShownReport:
    """Return a report to be shown. Raises UnknownSubject."""
    facts = report_facts(store, key)
    text: str = facts.pop("text")
    rows = queries.events(store, documents=[key], records=False)
    events = explain_all(store, [(key, str(row["id"])) for row in rows])
    spans = [
        *_stored_spans(store, key),
        *_places(store, key, text),
        *(span for one in events for span in spans_of(one)),
    ]
    starts = [(start, number) for number, start, _ in store.fetch(_sql("sentences"), [key])]
    parts = [dict(zip(_PART, row, strict=True)) for row in store.fetch(_sql("parts"), [key])]
    shown = [
        ShownPart(
            part["kind"],
            part["author"],
            part["date"],
            pieces(text, (part["start"], part["end"]), spans, starts),
        )
        for part in parts or [_whole(text)]
    ]
    return ShownReport(facts, shown, events)


def _whole(text: str) -> dict[str, Any]:
    return {"kind": "body", "start": 0, "end": len(text), "author": "", "date": ""}


def _stored_spans(store: Store, key: str) -> list[Span]:
    rows = store.fetch(_sql("spans"), {"document": key})
    return [Span(start, end, kind, label, event or "") for start, end, kind, label, event in rows]


def _places(store: Store, key: str, text: str) -> list[Span]:
    """Return where the words of places stand; the store keeps the words, not the offsets."""
    found = []
    for words, name, resolution in store.fetch(_sql("place_words"), [key]):
        label = f"{name} ({resolution})" if name and resolution else name or "in no gazetteer"
        pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
        found += [Span(*one.span(), "place", label) for one in re.finditer(pattern, text)]
    return found


def spans_of(explained: Mapping[str, Any]) -> list[Span]:
    """Return what is marked for one event: the words that decided, contexts, who says so."""
    event = explained["event"]
    key, kind = event["id"], event["event"][0]
    found = [
        Span(
            mark["start"], mark["end"], mark["kind"], _label(mark["kind"], mark["text"], kind), key
        )
        for claim in explained["evidence"]
        for mark in claim["marks"]
    ]
    found += [
        Span(word["start"], word["end"], "context", word["context"], key)
        for word in explained["contexts"]
    ]
    found += [
        Span(source["start"], source["end"], "source", source["source"], key)
        for source in explained["attribution"]
    ]
    return [span for span in found if span.start < span.end]


def _label(kind: str, words: str, type_: str) -> str:
    return type_ if kind == "trigger" else words


def marked_sentences(explained: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the sentences behind an event, each with its text in pieces (``pieces``)."""
    spans = spans_of(explained)
    return [{**claim, "pieces": _sentence_pieces(claim, spans)} for claim in explained["evidence"]]


def _sentence_pieces(claim: Mapping[str, Any], spans: Sequence[Span]) -> list[Piece]:
    start, text = claim["start"], claim["text"]
    moved = [
        Span(span.start - start, span.end - start, span.kind, span.label, span.event)
        for span in spans
    ]
    return pieces(text, (0, len(text)), moved)


@cache
def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
