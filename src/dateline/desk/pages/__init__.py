"""The pages of the desk, one module a family of pages; each has a ``router``."""

from typing import Final

from fastapi import APIRouter

from dateline.desk.pages import dyads, entry, front, people, where

#: All pages, as the app takes them.
ROUTERS: Final[tuple[APIRouter, ...]] = (
    entry.router,
    front.router,
    people.router,
    dyads.router,
    where.router,
)
