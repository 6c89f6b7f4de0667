"""Reports made ready for comparing: their prints, copies of them, and their events with keys."""

from collections.abc import Sequence
from typing import Final

from dateline.incidents.copies import ALIKE, bands, likeness, print_of
from dateline.store.database import Store
from dateline.store.incidents.rows import index_row, of_reports
from dateline.store.incidents.sql import put, sql

#: Reports worked in at a time, and in one transaction.
_CHUNK: Final = 1000
#: Derived tables, each with the columns that name a report.
DERIVED: Final = {
    "incident_documents": ("document",),
    "prints": ("document",),
    "copy_pairs": ("one", "two"),
    "incident_events": ("document",),
    "incident_uncompared": ("document",),
    "incident_pairs": ("one_document", "two_document"),
    "incident_members": ("document",),
    "incident_common_keys": (),
}


def take_out(store: Store, documents: Sequence[str]) -> None:
    """Delete all that was worked out of reports, in the transaction under way."""
    for table, columns in DERIVED.items():
        for column in columns:
            store.run(
                f"DELETE FROM {table} WHERE {column} IN (SELECT unnest(?::VARCHAR[]))",  # noqa: S608
                [list(documents)],
            )


def index(store: Store, documents: Sequence[str], mark: str) -> set[str]:
    """Make the events of reports ready for comparing; return their ids.

    Some reports go in at a time, as a whole or not at all. ``mark`` is SQL that
    is run in the same transaction.
    """
    touched: set[str] = set()
    for first in range(0, len(documents), _CHUNK):
        with store.transaction():
            store.run(mark)
            touched |= _index_chunk(store, list(documents[first : first + _CHUNK]))
    return touched


def _index_chunk(store: Store, chunk: list[str]) -> set[str]:
    values = {"documents": chunk}
    rows = store.fetch(sql("reports"), values)
    put(store, "put_document", [(key, reader) for key, _, reader, *_ in rows])
    prints = [(key, print_of(text)) for key, text, *_ in rows]
    put(store, "put_print", [(key, one, bands(one)) for key, one in prints])
    pairs = [
        (one, two, likeness(left, right))
        for one, two, left, right in store.fetch(sql("like_prints"), values)
    ]
    put(store, "put_copy_pair", [pair for pair in pairs if pair[2] >= ALIKE])
    events = of_reports(store, [(key, text, *rest) for key, text, _, *rest in rows])
    put(store, "put_event", [index_row(event) for event in events])
    put(store, "put_uncompared", [(event.id, event.document) for event in events])
    return {event.id for event in events}
