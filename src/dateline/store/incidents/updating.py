"""Bringing incidents up to what the store says.

What is worked in is marked report by report, so that a run that is killed leaves nothing
wrong behind: the next one goes on where it stopped.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from dateline.store.database import Store
from dateline.store.incidents.indexing import DERIVED, index, take_out
from dateline.store.incidents.keys import settle_keys
from dateline.store.incidents.members import incidents_of, known_events, parts_of
from dateline.store.incidents.pairs import compare
from dateline.store.incidents.sql import sql
from dateline.store.incidents.ties import KINDS, ties

_METHOD: Final = "incidents method"
_JUDGED: Final = "incidents judged"
_STALE: Final = "incidents stale"
#: Changed where the code compares otherwise; the data files speak for themselves.
_CODE: Final = "4"
_DATA: Final = (
    "weights.toml", "types.toml", "common_words.txt", "recalled.txt", "once_more.txt",
)  # fmt: skip
_MARK_STALE: Final = f"INSERT INTO meta SELECT '{_STALE}', '1'"


@cache
def method() -> str:
    """Return what tells this way of comparing from others."""
    digest = hashlib.blake2b(_CODE.encode(), digest_size=8)
    for name in _DATA:
        digest.update((files("dateline.incidents") / "data" / name).read_bytes())
    return digest.hexdigest()


def is_current(store: Store) -> bool:
    """Say whether incidents tell of all reports and judgements in the store."""
    found: bool = store.once("incidents are current", lambda: _is_current(store))
    return found


def _is_current(store: Store) -> bool:
    return (
        _note(store, _METHOD) == method()
        and not _note(store, _STALE)
        and _note(store, _JUDGED) == _judged(store)
        and not store.fetch(sql("waiting"))
        and not store.fetch(sql("gone"))
    )


def update(store: Store) -> None:
    """Work in what is new; what is not touched by it stays as it is.

    The result is the same as if all had been worked in at once. It is safe to kill.
    """
    if is_current(store):
        return
    if _note(store, _METHOD) != method():
        _begin_anew(store)
    everything = bool(_note(store, _STALE)) or _note(store, _JUDGED) != _judged(store)
    touched = _take_out_gone(store)
    left_some = bool(touched)
    waiting = [key for (key,) in store.fetch(sql("waiting"))]
    touched |= index(store, waiting, _MARK_STALE)
    touched |= settle_keys(store, _MARK_STALE, everything or left_some)
    compare(store)
    _bring_together(store, None if everything else touched)


def _bring_together(store: Store, touched: set[str] | None) -> None:
    """Form the incidents of all events, or of those that hang together with these."""
    judged = ties(store)
    known = known_events(store)
    parts = parts_of(store, known, judged)
    if touched is not None:
        parts = [part for part in parts if not touched.isdisjoint(part)]
    rows = incidents_of(store, parts, known, judged)
    with store.transaction():
        events = [row[0] for row in rows]
        if touched is None:
            store.run("DELETE FROM incident_members")
        else:
            delete = "DELETE FROM incident_members WHERE event IN (SELECT unnest(?::VARCHAR[]))"
            store.run(delete, [events])
        if rows:
            store.run(sql("put_member"), [list(column) for column in zip(*rows, strict=True)])
        _keep(store, _STALE, "")
        _keep(store, _METHOD, method())
        _keep(store, _JUDGED, _judged(store))


def _take_out_gone(store: Store) -> set[str]:
    """Delete what was worked out of reports read anew; return the events that hung on them."""
    gone = [key for (key,) in store.fetch(sql("gone"))]
    if not gone:
        return set()
    rows = store.fetch("SELECT event, document FROM incident_members")
    of_gone = set(gone)
    left = {event for event, document in rows if document in of_gone}
    parts = parts_of(store, [event for event, _ in rows], ties(store))
    touched = _all(part for part in parts if not left.isdisjoint(part))
    with store.transaction():
        store.run(_MARK_STALE)
        take_out(store, gone)
    return touched


def _all(parts: Iterable[list[str]]) -> set[str]:
    return {event for part in parts for event in part}


def _begin_anew(store: Store) -> None:
    with store.transaction():
        for table in DERIVED:
            store.run(f"DELETE FROM {table}")  # noqa: S608
        _keep(store, _STALE, "1")
        _keep(store, _METHOD, method())


def _judged(store: Store) -> str:
    """Return the number of the last judgement that may concern incidents."""
    sql_text = (
        "SELECT coalesce(max(number), 0) FROM judgements"
        " WHERE kind IN (SELECT unnest(?::VARCHAR[]))"
    )
    [(number,)] = store.fetch(sql_text, [list(KINDS)])
    return str(number)


def _note(store: Store, name: str) -> str:
    rows = store.fetch("SELECT value FROM meta WHERE name = ?", [name])
    return str(rows[0][0]) if rows else ""


def _keep(store: Store, name: str, value: str) -> None:
    store.run("DELETE FROM meta WHERE name = ?", [name])
    if value:
        store.run("INSERT INTO meta VALUES (?, ?)", [name, value])


def membership(store: Store, known_on: str | None = None) -> dict[str, str]:
    """Return the incident of every event, by id, as far as the store is worked in.

    ``known_on`` (an ISO 8601 prefix) asks what was known on that day: events of reports
    published up to then and judgements made up to then, brought together anew.
    """
    if known_on is None:
        return dict(store.fetch("SELECT event, incident FROM incident_members ORDER BY event"))
    judged, known = ties(store, known_on), known_events(store, known_on)
    rows = incidents_of(store, parts_of(store, known, judged), known, judged)
    return {event: incident for event, _, incident in rows}
