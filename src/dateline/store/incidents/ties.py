"""What people judged of incidents: which events are together, which are apart.

A judgement names events by content (report, type, parties, words of the act), so that it
holds when a newer reader has read the reports again and the events have other ids.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, Final

from dateline.incidents.clustering import Pair, Ties, ordered
from dateline.store.database import Store
from dateline.store.incidents.sql import sql
from dateline.store.judgements import UNDO, Judgement, judgements, undone_by

MERGE: Final = "incident merge"
SPLIT: Final = "incident split"
#: Kinds of judgements that may change incidents.
KINDS: Final = (MERGE, SPLIT, UNDO)

Subject = Mapping[str, Any]
_Rows = dict[str, list[tuple[str, str, set[str], list[list[int]]]]]


def ties(store: Store, known_on: str | None = None) -> Ties:
    """Return what judgements say of the events that are there, the last word first.

    ``known_on`` leaves out judgements made later, and those of no known day.
    """
    found = judgements(store)
    if known_on is not None:
        found = [one for one in found if one.made and _is_by(one.made, known_on)]
    undone = undone_by(found)
    asked = [one for one in found if one.kind in (MERGE, SPLIT) and one.number not in undone]
    if not asked:
        return Ties()
    rows = _rows(store, asked)
    verdicts: dict[Pair, bool] = {}
    for one in reversed(asked):
        for pair in _pairs(one, rows):
            verdicts.setdefault(pair, one.kind == MERGE)
    must = tuple(pair for pair, together in verdicts.items() if together)
    return Ties(must, frozenset(pair for pair, together in verdicts.items() if not together))


def subjects(store: Store, events: Iterable[str]) -> list[Subject]:
    """Return events as judgements name them, in order."""
    rows = _told(store, {"events": sorted(events), "documents": None})
    return [
        {
            "document": document,
            "event": event,
            "type": type_,
            "parties": sorted(parties),
            "words": spans,
        }
        for document, found in sorted(rows.items())
        for event, type_, parties, spans in found
    ]


def _is_by(made: str, known_on: str) -> bool:
    return made[: len(known_on)] <= known_on[: len(made)]


def _pairs(one: Judgement, rows: _Rows) -> Iterable[Pair]:
    """Return the pairs that a judgement ties or parts, in order."""
    groups = [
        [event for subject in group for event in [_find(subject, rows)] if event]
        for group in one.detail["groups"]
    ]
    if one.kind == MERGE:
        events = sorted({event for group in groups for event in group})
        return combinations(events, 2)
    return sorted(
        {
            ordered(a, b)
            for left, right in combinations(groups, 2)
            for a in left
            for b in right
            if a != b
        }
    )


def _rows(store: Store, asked: Sequence[Judgement]) -> _Rows:
    documents = {
        subject["document"] for one in asked for group in one.detail["groups"] for subject in group
    }
    return _told(store, {"documents": sorted(documents), "events": None})


def _told(store: Store, values: Mapping[str, object]) -> _Rows:
    """Return (event, type, parties, words of the act) of events by report."""
    parties: dict[str, set[str]] = {}
    for event, _, key, *_ in store.fetch(sql("sides"), values):
        parties.setdefault(event, set()).add(key)
    words: dict[str, list[list[int]]] = {}
    for _, event, _, _, spans in store.fetch(sql("claims"), values):
        words.setdefault(event, []).extend(json.loads(spans))
    found: _Rows = {}
    for event, document, _, _, type_, *_ in store.fetch(sql("happenings"), values):
        row = (event, type_, parties.get(event, set()), words.get(event, []))
        found.setdefault(document, []).append(row)
    return found


def _find(subject: Subject, rows: _Rows) -> str:
    """Return the event that a judgement means as it is read now, "" where there is none.

    It is told in some of the same words; of several, that with the type and the parties.
    """
    best: tuple[tuple[bool, int, int], str] | None = None
    wanted = set(subject["parties"])
    for event, type_, parties, spans in rows.get(subject["document"], ()):
        shared = sum(
            first < end and start < last for first, last in subject["words"] for start, end in spans
        )
        if not shared:
            continue
        rank = (type_ == subject["type"], len(wanted & parties), shared)
        if best is None or rank > best[0]:
            best = (rank, event)
    return best[1] if best else ""
