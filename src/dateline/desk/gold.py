"""What people judged, as gold for ``dateline evaluate gold``."""

from collections.abc import Iterator
from typing import Any

from dateline.desk.corrections import corrected
from dateline.desk.reports import report_facts
from dateline.store import Store
from dateline.store.anchors import anchors
from dateline.store.explain import explain_all
from dateline.store.judgements import Judgement
from dateline.store.reviews import REJECT, Key, verdicts


def gold_rows(store: Store) -> Iterator[dict[str, Any]]:
    """Yield the reports of which every event has a verdict, with those that stand.

    A report with events that nobody judged stays out: what is found there would count as
    wrong. Offsets count in the report's text, which goes along.
    """
    found = verdicts(store)
    documents = sorted({document for document, _ in found})
    events: dict[str, list[Key]] = {}
    for one in anchors(store, documents):
        events.setdefault(one.document, []).append((one.document, one.event))
    for document in documents:
        if all(key in found for key in events[document]):
            yield _report(store, document, [(key, found[key][-1]) for key in events[document]])


def _report(store: Store, document: str, judged: list[tuple[Key, Judgement]]) -> dict[str, Any]:
    facts = report_facts(store, document)
    kept = [_event(store, key, one) for key, one in judged if one.kind != REJECT]
    shown = {name: facts[name] for name in ("id", "published", "publisher", "url", "text")}
    return {**shown, "events": kept}


def _event(store: Store, key: Key, verdict: Judgement) -> dict[str, Any]:
    [explained] = explain_all(store, [key])
    words = {
        (mark["start"], mark["end"])
        for claim in explained["evidence"]
        for mark in claim["marks"]
        if mark["kind"] == "trigger"
    }
    event = corrected(explained["event"], verdict.detail.get("changes", {}))
    return {**event, "evidence": [list(span) for span in sorted(words)]}
