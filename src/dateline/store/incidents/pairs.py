"""Reports worked in: their prints, copies, events and pairs of events."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from dateline.incidents.copies import ALIKE, bands, likeness, print_of
from dateline.incidents.happenings import Happening
from dateline.incidents.scoring import score, setting
from dateline.store.database import Store
from dateline.store.incidents.rows import happenings, index_row, of_reports
from dateline.store.incidents.sql import sql

#: Reports worked in at a time, and in one transaction.
_CHUNK: Final = 1500
#: Events kept ready for comparing; neighbours in time are asked for again and again.
_READY: Final = 30_000
#: Derived tables, each with the columns that name a report.
DERIVED: Final = {
    "incident_documents": ("document",),
    "prints": ("document",),
    "copy_pairs": ("one", "two"),
    "incident_events": ("document",),
    "incident_pairs": ("one_document", "two_document"),
    "incident_members": ("document",),
}


def take_out(store: Store, documents: Sequence[str]) -> None:
    """Delete all that was worked out of reports, in the transaction under way."""
    for table, columns in DERIVED.items():
        for column in columns:
            store.run(
                f"DELETE FROM {table} WHERE {column} IN (SELECT unnest(?::VARCHAR[]))",  # noqa: S608
                [list(documents)],
            )


def work_in(store: Store, documents: Sequence[str], mark: str) -> set[str]:
    """Compare the events of reports with all others; return the ids of these events.

    Some reports go in at a time, as a whole or not at all. ``mark`` is SQL that
    is run in the same transaction.
    """
    ready: dict[str, Happening] = {}
    touched: set[str] = set()
    for first in range(0, len(documents), _CHUNK):
        chunk = list(documents[first : first + _CHUNK])
        with store.transaction():
            store.run(mark)
            touched |= _work_in_chunk(store, chunk, ready)
        for key in list(islice(ready, max(len(ready) - _READY, 0))):
            del ready[key]
    return touched


def _work_in_chunk(store: Store, chunk: list[str], ready: dict[str, Happening]) -> set[str]:
    values = {"documents": chunk}
    rows = store.fetch(sql("reports"), values)
    _put(store, "put_document", [(key, reader) for key, _, reader, _ in rows])
    prints = [(key, print_of(text)) for key, text, _, _ in rows]
    _put(store, "put_print", [(key, one, bands(one)) for key, one in prints])
    pairs = [
        (one, two, likeness(left, right))
        for one, two, left, right in store.fetch(sql("like_prints"), values)
    ]
    _put(store, "put_copy_pair", [pair for pair in pairs if pair[2] >= ALIKE])
    events = of_reports(store, [(key, text, title) for key, text, _, title in rows])
    ready.update((event.id, event) for event in events)
    _put(store, "put_event", [index_row(event) for event in events])
    _compare(store, chunk, ready)
    return {event.id for event in events}


def _compare(store: Store, chunk: list[str], ready: dict[str, Happening]) -> None:
    """Score the pairs of events of a chunk and keep what may be one."""
    pairs = store.fetch(sql("candidates"), {"documents": chunk})
    lacking = {event for pair in pairs for event in pair} - ready.keys()
    ready.update(happenings(store, lacking))
    copies = copied(store)
    least = setting("kept")
    found = []
    for one, two in pairs:
        left, right = ready[one], ready[two]
        documents = (left.document, right.document)
        value = score(left, right, (min(documents), max(documents)) in copies)
        if left.document == right.document:
            value = min(value, setting("one_report"))
        if value >= least:
            found.append((one, two, *documents, value))
    _put(store, "put_pair", found)


def copied(store: Store) -> set[tuple[str, str]]:
    """Return the pairs of reports that are copies, the lower id first."""
    return {(one, two) for one, two in store.fetch("SELECT one, two FROM copy_pairs")}


def _put(store: Store, name: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        store.run(sql(name), [list(column) for column in zip(*rows, strict=True)])
