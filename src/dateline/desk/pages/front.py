"""The front page: search, counts that narrow, and what happened, newest first."""

from typing import Any, Final, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.desk.charts.svg import Frame
from dateline.desk.charts.timeline import timeline
from dateline.desk.downloads import as_svg, both
from dateline.desk.finding import FACETS, Wish, facets, plain_row
from dateline.desk.spooled import csv_file, json_file, json_lines
from dateline.desk.stores import reading
from dateline.desk.timelines import over_time
from dateline.desk.views import page
from dateline.store import queries
from dateline.store.events import events, walk_events
from dateline.store.questions import Page, kept
from dateline.store.search import search

router = APIRouter(include_in_schema=False)

#: Events on a page.
_ROWS: Final = 50
#: Reports that the words searched for are shown in.
_REPORTS: Final = 5


@router.get("/")
def front(request: Request, offset: int = 0) -> Response:
    """Show the record, or what of it the address asks for."""
    wish = wish_of(request)
    start = max(0, min(offset, 10**9))
    with reading(request) as store:
        counts, timed = kept(
            store,
            ("front", wish),
            lambda: (facets(store, wish), over_time(store, wish.filters())),
        )
        rows = events(store, **wish.filters(limit=_ROWS, offset=start, records=False))
        reports = search(store, wish.q, limit=_REPORTS) if wish.q else None
        empty = not timed.total and not wish.query and not queries.documents(store, limit=1)
    return page(
        request, "front.html", wish=wish, found=Page(rows, timed.total), facets=FACETS,
        counts=counts, series=timed, empty=empty, reports=reports,
        chart=both(lambda one: timeline(timed.buckets, one), _frame(timed.total)),
        covered=any(bucket.reports for bucket in timed.buckets),
        offset=start, rows=_ROWS,
    )  # fmt: skip


@router.get("/events.{form}")
def files(request: Request, form: Literal["csv", "json", "jsonl", "svg"]) -> Response:
    """Return what the front page shows, all of it, as a file."""
    wish = wish_of(request)
    with reading(request) as store:
        if form == "svg":
            timed = over_time(store, wish.filters())
            return as_svg(timeline(timed.buckets, _frame(timed.total)), "timeline")
        rows: Any = walk_events(store, **wish.filters(records=False))
        if form == "csv":
            return csv_file(rows, "events", "events")
        return (json_file if form == "json" else json_lines)(map(plain_row, rows), "events")


def wish_of(request: Request) -> Wish:
    """Return what a request's address asks for. Raises BadFilter."""
    return Wish.of_pairs(request.query_params.multi_items())


def _frame(total: int) -> Frame:
    told = f"{total} events by class; the area behind is the number of reports"
    return Frame("timeline", "Events over time", told, height=170)
