"""The front page: search, counts, and what happened, newest first."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.desk.stores import reading
from dateline.desk.views import page
from dateline.store import queries

router = APIRouter(include_in_schema=False)


@router.get("/")
def front(request: Request) -> Response:
    """Show the record."""
    with reading(request) as store:
        events = queries.events(store, limit=100)
    return page(request, "front.html", events=events)
