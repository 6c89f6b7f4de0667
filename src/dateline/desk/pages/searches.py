"""Searches that are kept, each with a feed that tells of what is new."""

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from dateline.desk.fields import summary_of_row
from dateline.desk.finding import Wish
from dateline.desk.judges import stamp
from dateline.desk.stores import reading, writing
from dateline.desk.views import page, rendered
from dateline.store.events import count_events, events
from dateline.store.searches import forget_search, keep_search, search, searches

router = APIRouter(include_in_schema=False)

#: Events in a feed.
_ITEMS: Final = 50
#: What XML cannot carry.
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@router.get("/searches")
def listed(request: Request) -> Response:
    """Show the searches kept, with how many events each finds now."""
    with reading(request) as store:
        rows = [
            (one, count_events(store, **wish_of(one.address).filters())) for one in searches(store)
        ]
    return page(request, "searches.html", rows=rows)


@router.post("/searches")
def keep(
    request: Request, name: Annotated[str, Form()], address: Annotated[str, Form()]
) -> Response:
    """Keep a search."""
    wish_of(address)
    with writing(request) as store:
        keep_search(store, name, address, stamp(request))
    return RedirectResponse("/searches", 303)


@router.post("/searches/{number}/forget")
def forget(request: Request, number: int) -> Response:
    """Forget a search."""
    with writing(request) as store:
        forget_search(store, number)
    return RedirectResponse("/searches", 303)


@router.get("/searches/{number}/feed.xml")
def feed(request: Request, number: int) -> Response:
    """Return the newest events that a search finds, as RSS."""
    with reading(request) as store:
        kept = search(store, number)
        wish = wish_of(kept.address)
        found = events(store, **wish.filters(order="-published", limit=_ITEMS, records=False))
    items = [_item(row) for row in found]
    home = str(request.base_url).rstrip("/")
    text = rendered("feed.xml", kept=kept, items=items, home=home)
    return Response(_ILLEGAL.sub("", text), media_type="application/rss+xml")


def wish_of(address: str) -> Wish:
    """Return what a kept address asks for. Raises BadFilter."""
    return Wish.of_pairs(parse_qsl(address.partition("?")[2]))


def _item(row: dict[str, Any]) -> dict[str, str]:
    return {
        "id": row["id"],
        "title": f"{row['date'] or 'no date'}: {summary_of_row(row)}",
        "text": f"{row['title'] or 'report'} ({row['publisher'] or 'unknown publisher'})",
        "day": _rfc_day(row["published"]),
    }


def _rfc_day(day: str) -> str:
    """Return a full ISO date as RSS writes it, "" for anything else."""
    try:
        return format_datetime(datetime.fromisoformat(day[:10]).replace(tzinfo=UTC))
    except ValueError:
        return ""
