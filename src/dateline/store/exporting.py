"""Events on their way out: with what their reports say, some hundred reports at a time."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final, Unpack

from dateline.exports.entries import Counts, Entry, Report, told
from dateline.store import queries
from dateline.store.database import Store
from dateline.store.events import walk_events
from dateline.store.filters import EventFilters, number, text
from dateline.store.questions import Row

#: Reports that are in memory at a time.
_PAGE: Final = 256
_SQL: Final = Path(__file__).parent / "sql"
#: Columns of the table of incidents that are counted by; a store without them has none.
_MEMBERS: Final = ("event", "document", "incident")


def entries(store: Store, **filters: Unpack[EventFilters]) -> Iterator[Entry]:
    """Yield the events that pass all filters: by date of report, report, and place in it.

    Where the store knows which events of several reports are one incident, an event is told
    as often as that, else as often as in its own report. Raises BadFilter.
    """
    return islice(_all(store, filters), number(filters, "limit"))


def _all(store: Store, filters: EventFilters) -> Iterator[Entry]:
    reports = [
        str(row["id"]) for row in queries.documents(store, document=text(filters, "document"))
    ]
    chosen = filters.get("documents")
    if chosen is not None:
        wanted = set(chosen)
        reports = [report for report in reports if report in wanted]
    counted = _has_incidents(store)
    for first in range(0, len(reports), _PAGE):
        page = reports[first : first + _PAGE]
        asked: EventFilters = {**filters, "documents": page, "limit": None}
        rows = walk_events(store, **asked)
        yield from _page(store, rows, counted)


def _page(store: Store, rows: Iterable[Row], counted: bool) -> Iterator[Entry]:
    records = [(str(row["document"]), json.loads(str(row["json"]))) for row in rows]
    named = _reports(store, list(dict.fromkeys(document for document, _ in records)))
    counts = _counts(store, [record["id"] for _, record in records]) if counted else {}
    for document, record in records:
        yield Entry(record, named[document], counts.get(record["id"]) or told(record))


def _has_incidents(store: Store) -> bool:
    sql = "SELECT column_name FROM information_schema.columns WHERE table_name = ?"
    return set(_MEMBERS) <= {name for (name,) in store.fetch(sql, ["incident_members"])}


def _counts(store: Store, events: Sequence[str]) -> dict[str, Counts]:
    rows = store.fetch(_sql("export_counts"), {"events": list(events)})
    return {event: Counts(*numbers) for event, *numbers in rows}


def _reports(store: Store, ids: Sequence[str]) -> dict[str, Report]:
    return {
        document: Report(document, tuple(people), tuple(bodies), tuple(places), lead)
        for document, people, bodies, places, lead in store.fetch(
            _sql("export_reports"), {"documents": list(ids)}
        )
    }


@cache
def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
