"""Why an event is in the store: the words, the sentences, the rules, and what lost."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from dateline.store.database import Store
from dateline.store.errors import AmbiguousEvent, UnknownEvent
from dateline.store.events import renamed, shown_names
from dateline.store.persons import persons
from dateline.store.pieces import event_records, report_texts

_SQL: Final = Path(__file__).parent / "sql"
#: An event by report and id.
Key = tuple[str, str]


def explain(store: Store, beginning: str) -> dict[str, Any]:
    """Return everything behind the event whose id begins so.

    ``event`` is the record as exported. Of each sentence in ``evidence``, ``marks`` are the
    words that decided, by kind (trigger, actor, recipient), in the order of the text; their
    offsets count in the report, like all others; so do those of ``contexts``. ``place`` has
    the score, the rivals (geonameids) and the reason of the place chosen, ``document`` where
    it is written.
    Raises UnknownEvent and AmbiguousEvent.
    """
    wanted = beginning.strip()
    found = store.fetch(_sql("events_beginning"), {"id": wanted}) if wanted else []
    ids = list(dict.fromkeys(key for key, _ in found))
    if not ids:
        raise UnknownEvent(beginning)
    if len(ids) > 1:
        raise AmbiguousEvent(beginning, ids)
    [told] = explain_all(store, [(found[0][1], found[0][0])])
    return told


def explain_all(store: Store, keys: Sequence[Key]) -> list[dict[str, Any]]:
    """Return what ``explain`` does for events by (report, id), in the order given.

    Raises UnknownEvent.
    """
    documents = list(dict.fromkeys(document for document, _ in keys))
    values = {"documents": documents, "events": [event for _, event in keys]}
    found: dict[Key, Sequence[Any]] = {
        (row[1], row[0]): row for row in store.fetch(_sql("explain_event"), values)
    }
    claims: dict[Key, list[Sequence[Any]]] = {}
    for document, event, *claim in store.fetch(_sql("explain_claims"), values):
        claims.setdefault((document, event), []).append(claim)
    unknown = [event for document, event in keys if (document, event) not in found]
    if unknown:
        raise UnknownEvent(unknown[0])
    names = shown_names(store, persons(store), documents)
    records = event_records(store.whole, [(*key, row[2]) for key, row in found.items()])
    texts = report_texts(store.whole, {key[0]: row[3] for key, row in found.items()})
    return [
        _explained(
            found[key], renamed(records[key], key[0], names), texts[key[0]], claims.get(key, [])
        )
        for key in keys
    ]


def _explained(
    row: Sequence[Any], record: str, text: str, claims: Sequence[Sequence[Any]]
) -> dict[str, Any]:
    _, document, _, _, score, rivals, why, reader, *cited = row
    event: dict[str, Any] = json.loads(record)
    published, publisher, title, url = cited
    return {
        "event": event,
        "actors": event["actor"],
        "recipients": event["recipient"],
        "evidence": [_evidence(claim, text) for claim in claims],
        "contexts": [_with_words(word, text) for word in event.get("context_info", ())],
        "attribution": [_with_words(source, text) for source in event["attribution"]],
        "place": {"score": score, "rivals": rivals, "why": why} if event["event_loc"] else None,
        "document": {
            "id": document,
            "title": title,
            "publisher": publisher,
            "published": published,
            "url": url,
            "reader": reader,
        },
    }


def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def _evidence(claim: Sequence[Any], text: str) -> dict[str, Any]:
    sequence, start, end, part, trigger, actors, recipients, frame, score, rivals = claim
    kinds = (("trigger", trigger), ("actor", actors), ("recipient", recipients))
    marks = [
        _with_words({"kind": kind, "start": first, "end": last}, text)
        for kind, spans in kinds
        for first, last in json.loads(spans)
    ]
    return {
        "sequence": sequence,
        "start": start,
        "end": end,
        "part": part,
        "text": text[start:end],
        "marks": sorted(marks, key=lambda mark: (mark["start"], mark["end"], mark["kind"])),
        "frame": frame,
        "score": score,
        "rivals": json.loads(rivals),
    }


def _with_words(span: dict[str, Any], text: str) -> dict[str, Any]:
    return {**span, "text": text[span["start"] : span["end"]]}
