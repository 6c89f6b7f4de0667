"""Keys that too many events hold to tell one act by; what changes when they come to be so.

Whether a key is too common depends on all events in the store. So that the result is the
same as if all reports had come at once, the events that hold a key which became too common,
or is so no longer, are compared anew.
"""

from dataclasses import asdict
from typing import Final

from dateline.incidents.blocking import limits
from dateline.store.database import Store
from dateline.store.incidents.sql import put, sql

#: Parts in which keys are counted: all at once would take hundreds of megabytes.
_PARTS: Final = 8


def settle_keys(store: Store, mark: str, everything: bool) -> set[str]:
    """Bring the keys that are too common up to date; return the events this may touch.

    ``mark`` is SQL that is run in the same transaction. Unless ``everything`` is asked for, or
    the store has grown so that other limits hold, only keys of events that are still to be
    compared are counted.
    """
    [(count, fresh)] = store.fetch(sql("count_events"))
    most = asdict(limits(count))
    everything = everything or limits(count) != limits(count - fresh)
    crossed: list[tuple[int, int | None]] = []
    if not everything:
        crossed = store.fetch(sql("crossed_keys_of_new"), most)
    for part in range(_PARTS if everything else 0):
        crossed += store.fetch(sql("crossed_keys"), {**most, "part": part})
    if not crossed:
        return set()
    keys = [key for key, _ in crossed]
    with store.transaction():
        store.run(mark)
        store.run(
            "DELETE FROM incident_common_keys WHERE key IN (SELECT unnest(?::UBIGINT[]))", [keys]
        )
        put(store, "put_common_key", [row for row in crossed if row[1] is not None])
        return _part(store, keys)


def _part(store: Store, keys: list[int]) -> set[str]:
    """Take apart the pairs of events that hold one of the keys, to be compared anew."""
    holders = store.fetch(sql("holders"), {"keys": keys})
    put(store, "put_uncompared", holders)
    events = [event for event, _ in holders]
    pairs = store.fetch(sql("pairs_of"), {"events": events})
    store.run(
        "DELETE FROM incident_pairs WHERE one IN (SELECT unnest($1::VARCHAR[]))"
        " OR two IN (SELECT unnest($1::VARCHAR[]))",
        [events],
    )
    return {event for pair in pairs for event in pair}.union(events)
