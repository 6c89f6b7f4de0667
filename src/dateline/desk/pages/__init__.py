"""The pages of the desk, one module a family of pages; each has a ``router``."""

from typing import Final

from fastapi import APIRouter

from dateline.desk.pages import (
    api,
    dyads,
    entry,
    events,
    front,
    incidents,
    judgements,
    people,
    reading,
    reports,
    review,
    searches,
    where,
)

#: All pages, as the app takes them.
ROUTERS: Final[tuple[APIRouter, ...]] = (
    entry.router,
    front.router,
    reports.router,
    events.router,
    incidents.router,
    review.router,
    judgements.router,
    searches.router,
    reading.router,
    api.router,
    people.router,
    dyads.router,
    where.router,
)
