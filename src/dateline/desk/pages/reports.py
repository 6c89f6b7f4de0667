"""The page of a report: its text with all that was read in it, beside the events."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.desk.marking import KINDS
from dateline.desk.reports import shown_report
from dateline.desk.stores import reading
from dateline.desk.views import page
from dateline.store import queries

router = APIRouter(include_in_schema=False)


@router.get("/report/{key}")
def report(request: Request, key: str) -> Response:
    """Show a report."""
    with reading(request) as store:
        shown = shown_report(store, key)
        quotes = queries.quotes(store, document=shown.facts["id"])
        offices = queries.offices(store, document=shown.facts["id"])
    return page(request, "report.html", shown=shown, quotes=quotes, offices=offices, kinds=KINDS)
