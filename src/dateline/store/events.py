"""Events asked of a store: by page, all in turn, or how many.

First the events that pass are found, from columns alone; only then are the rows of the page
fetched, and only if they are wanted their full records, which are packed tightly.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Unpack

from dateline.exports.plover import to_line
from dateline.store.database import Store
from dateline.store.errors import BadFilter
from dateline.store.filters import EventFilters, number
from dateline.store.finding import ask_found
from dateline.store.persons import Persons, persons
from dateline.store.pieces import event_records
from dateline.store.questions import Page, Row, rows_of, sql
from dateline.store.selecting import event_values

#: Names to show, by report, event, role and place in it.
Names = Mapping[tuple[str, str, str, int], str]

#: The orders of a list; "-" is from the last. Equals come in the order of the reports.
ORDERS: Final = (
    "published", "-published", "date", "-date", "confidence", "-confidence", "score", "-score",
)  # fmt: skip
#: The same in SQL. As a parameter the order would have to be worked out for each event.
_ORDER: Final = {
    name: "" if name == "published" else f"{name.strip('-')}{' DESC' * name.startswith('-')},"
    for name in ORDERS
}
#: Rows fetched together where all of them are wanted.
_FETCHED: Final = 1000
_COLUMNS: Final = (
    "id", "document", "date", "enddate", "precision", "basis", "actor", "actor_code", "recipient",
    "recipient_code", "type", "mode", "context", "cameo", "quad_code", "score", "goldstein",
    "status", "background", "place", "country", "lat", "lon", "resolution", "object", "amount",
    "currency", "dead", "injured", "arrested", "attribution", "confidence", "text", "published",
    "publisher", "title", "url",
)  # fmt: skip
#: Columns in which what is not known is None, as in the full record.
_NULLABLE: Final = ("date", "enddate", "cameo", "object", "currency", "country", "resolution")

#: An event by report and id, and its number (``flat_events.line``).
_Key = tuple[str, str, int]


def events(store: Store, **filters: Unpack[EventFilters]) -> list[Row]:
    """Return events by date of report, report and place in it; ``json`` is the full record.

    With ``records=False`` rows have no ``json`` and come several times faster.
    Raises BadFilter and BadSearch.
    """
    return list(walk_events(store, **filters))


def walk_events(store: Store, **filters: Unpack[EventFilters]) -> Iterator[Row]:
    """Yield events as ``events`` gives them, with some thousand in memory at a time."""
    merged = persons(store)
    keys = _found(store, merged, filters)
    records = filters.get("records", True)
    for first in range(0, len(keys), _FETCHED):
        yield from _rows(store, merged, keys[first : first + _FETCHED], bool(records))


def events_of(store: Store, keys: Sequence[tuple[str, str]]) -> list[Row]:
    """Return events by report and id, without their records, in the order of the keys."""
    values = {"documents": [one for one, _ in keys], "events": [one for _, one in keys]}
    found = {(document, event): line for document, event, line in store.fetch(sql("lines"), values)}
    there = [(*key, found[key]) for key in keys if key in found]
    return list(_rows(store, persons(store), there, records=False))


def event_page(store: Store, **filters: Unpack[EventFilters]) -> Page:
    """Return the rows of ``limit`` and ``offset``, and how many events pass in all."""
    return Page(events(store, **filters), count_events(store, **filters))


def count_events(store: Store, **filters: Unpack[EventFilters]) -> int:
    """Return how many events pass the filters, whatever limit and offset."""
    values = event_values(store, persons(store), filters)
    [(count,)] = ask_found(store, "event_count", values)
    return int(count)


def _found(store: Store, merged: Persons, filters: Mapping[str, object]) -> list[_Key]:
    order = filters.get("order") or "published"
    if order not in ORDERS:
        raise BadFilter("order", str(order), f"is no order; there are {', '.join(ORDERS)}")
    values = {
        **event_values(store, merged, filters),
        "limit": number(filters, "limit"),
        "offset": number(filters, "offset") or 0,
    }
    return ask_found(store, "event_keys", values, _ORDER[order])


def _rows(store: Store, merged: Persons, keys: Sequence[_Key], records: bool) -> Iterator[Row]:
    """Yield the rows of events in the order of their keys."""
    documents = list(dict.fromkeys(document for document, *_ in keys))
    names = shown_names(store, merged, documents)
    # Of the whole store: rows of a part have no rowid, and these are of the part already.
    found = store.whole.fetch(sql("event_rows"), {"lines": [line for *_, line in keys]})
    rows = {(row["document"], row["id"]): row for row in rows_of(_COLUMNS, found)}
    full = event_records(store.whole, keys) if records else {}
    for document, event, _ in keys:
        row = _row(rows[document, event], names)
        if records:
            row["json"] = renamed(full[document, event], document, names)
        yield row


def _row(flat: Mapping[str, Any], names: Names) -> Row:
    row = {**flat, **{name: flat[name] or None for name in _NULLABLE}}
    for side in ("actor", "recipient"):
        codes = flat[f"{side}_code"]
        row[f"{side}_code"] = list(dict.fromkeys(code for code in codes if code))
        row[side] = [
            names.get((flat["document"], flat["id"], side, place), name)
            for place, name in enumerate(flat[side])
        ]
    return {**row, "type": [flat["type"]], "place": flat["place"] or None}


def shown_names(store: Store, merged: Persons, documents: Sequence[str]) -> Names:
    """Return the names of merged people who take part in events of these reports."""
    values = merged.values()
    if not any(values["merged_names"]):
        return {}
    asked = {name: values[name] for name in ("merged_keys", "merged_names")}
    rows = store.fetch(sql("merged_parties"), {**asked, "documents": list(set(documents))})
    return {(document, event, role, place): name for document, event, role, place, name in rows}


def renamed(line: str, document: str, names: Names) -> str:
    """Return an event's record as a line of JSON, its people under the names to show."""
    if not names:
        return line
    record: dict[str, Any] = json.loads(line)
    changed = False
    for role in ("actor", "recipient"):
        for place, party in enumerate(record[role]):
            name = names.get((document, record["id"], role, place), party["name"])
            changed |= name != party["name"]
            party["name"] = name
    return to_line(record) if changed else line
