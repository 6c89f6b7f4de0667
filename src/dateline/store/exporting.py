"""Events on their way out: with what their reports say, some hundred reports at a time."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final, Unpack

from dateline.exports.entries import Counts, Entry, Report, told
from dateline.store import queries
from dateline.store.database import Store
from dateline.store.filters import EventFilters, number, text

#: Reports that are in memory at a time.
_PAGE: Final = 256
_SQL: Final = Path(__file__).parent / "sql"
#: How often events are told, by their ids; what it does not know is told in one report.
Counting = Callable[[Sequence[str]], Mapping[str, Counts]]


def entries(
    store: Store, counting: Counting | None = None, **filters: Unpack[EventFilters]
) -> Iterator[Entry]:
    """Yield the events that pass all filters: by date of report, report, and place in it.

    ``counting`` gives how often events are told over all reports; without it an event counts
    for its own report. Raises BadFilter.
    """
    most = number(filters, "limit")
    return islice(_all(store, filters, counting), most)


def _all(store: Store, filters: EventFilters, counting: Counting | None) -> Iterator[Entry]:
    reports = [
        str(row["id"]) for row in queries.documents(store, document=text(filters, "document"))
    ]
    chosen = filters.get("documents")
    if chosen is not None:
        wanted = set(chosen)
        reports = [report for report in reports if report in wanted]
    for first in range(0, len(reports), _PAGE):
        page = reports[first : first + _PAGE]
        asked: EventFilters = {**filters, "documents": page, "limit": None}
        rows = queries.events(store, **asked)
        yield from _page(store, rows, counting)


def _page(store: Store, rows: Iterable[queries.Row], counting: Counting | None) -> Iterator[Entry]:
    records = [(str(row["document"]), json.loads(str(row["json"]))) for row in rows]
    named = _reports(store, list(dict.fromkeys(document for document, _ in records)))
    counts = counting([record["id"] for _, record in records]) if counting else {}
    for document, record in records:
        yield Entry(record, named[document], counts.get(record["id"]) or told(record))


def _reports(store: Store, ids: Sequence[str]) -> dict[str, Report]:
    return {
        document: Report(document, tuple(people), tuple(bodies), tuple(places), lead)
        for document, people, bodies, places, lead in store.fetch(_sql(), {"documents": list(ids)})
    }


@cache
def _sql() -> str:
    return (_SQL / "export_reports.sql").read_text(encoding="utf-8")
