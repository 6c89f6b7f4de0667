"""Pairs of events that may be one: those that are worth comparing, scored."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from dateline.incidents.happenings import Happening, kind_of
from dateline.incidents.scoring import score, setting
from dateline.store.database import Store
from dateline.store.incidents.rows import happenings
from dateline.store.incidents.sql import put, sql

#: Events whose pairs are worked out at a time, and in one transaction.
_EVENTS: Final = 12_000
#: Pairs scored at a time.
_PAIRS: Final = 10_000
#: Events kept ready for comparing; neighbours are asked for again and again.
_READY: Final = 25_000


def compare(store: Store) -> None:
    """Work out the pairs of all events that wait for it. It is safe to kill."""
    ready: dict[str, Happening] = {}
    copies = copied(store)
    while waiting := store.fetch(sql("uncompared"), {"most": _EVENTS}):
        events = [event for event, _ in waiting]
        types = {type_ for _, type_ in waiting}
        types |= {near for type_ in types for near in kind_of(type_).near}
        values = {"events": events, "types": sorted(types)}
        with store.transaction() as connection:
            connection.execute(sql("candidates"), values)
            _score_found(store, ready, copies)
            store.run("DROP TABLE found_pairs")
            delete = "DELETE FROM incident_uncompared WHERE event IN (SELECT unnest(?::VARCHAR[]))"
            store.run(delete, [events])


def copied(store: Store) -> set[tuple[str, str]]:
    """Return the pairs of reports that are copies, the lower id first."""
    return {(one, two) for one, two in store.fetch("SELECT one, two FROM copy_pairs")}


def _score_found(store: Store, ready: dict[str, Happening], copies: set[tuple[str, str]]) -> None:
    """Score the pairs found, some at a time, and keep what may be one."""
    [(count,)] = store.fetch("SELECT count(*) FROM found_pairs")
    for first in range(0, count, _PAIRS):
        pairs = store.fetch(
            "SELECT one, two FROM found_pairs WHERE place > ? AND place <= ? ORDER BY place",
            [first, first + _PAIRS],
        )
        lacking = {event for pair in pairs for event in pair} - ready.keys()
        if len(ready) + len(lacking) > _READY:
            for key in list(islice(ready, len(ready) + len(lacking) - _READY)):
                del ready[key]
            lacking = {event for pair in pairs for event in pair} - ready.keys()
        ready.update(happenings(store, lacking))
        put(store, "put_pair", _scored(pairs, ready, copies))


def _scored(
    pairs: Sequence[tuple[str, str]],
    ready: dict[str, Happening],
    copies: set[tuple[str, str]],
) -> list[tuple[object, ...]]:
    least = setting("kept")
    found: list[tuple[object, ...]] = []
    for one, two in pairs:
        left, right = ready[one], ready[two]
        documents = (left.document, right.document)
        value = score(left, right, (min(documents), max(documents)) in copies)
        if left.document == right.document:
            value = min(value, setting("one_report"))
        if value >= least:
            found.append((one, two, *documents, value))
    return found
