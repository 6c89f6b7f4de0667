"""Incidents: the same event across reports, what they tell differently, merging and splitting."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Final

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from dateline.desk.judges import stamp
from dateline.desk.spooled import csv_file, json_file
from dateline.desk.stores import reading, upkeep_of, writing
from dateline.desk.views import address, page
from dateline.store import Store
from dateline.store.errors import BadFilter
from dateline.store.events import events
from dateline.store.incidents import (
    accounts,
    incident,
    incidents,
    merge_incidents,
    split_incident,
    update,
)
from dateline.store.incidents.ties import MERGE, SPLIT
from dateline.store.judgements import in_force
from dateline.store.questions import kept

router = APIRouter(include_in_schema=False)

#: Incidents on a page.
_ROWS: Final = 50
#: Incidents of a list that are kept between two pages of it.
_KEPT: Final = 500
Least = Annotated[int, Query(ge=1, le=10**6)]


@contextmanager
def current(request: Request) -> Iterator[Store]:
    """Open the store to read, its incidents up to date.

    Raises BeingBroughtUp where that takes long.
    """
    with reading(request) as store:
        if upkeep_of(request).ensure(store):
            yield store
            return
    with writing(request) as store:
        update(store)
        yield store


@router.get("/incidents")
def listed(
    request: Request,
    min_reports: Least = 1,
    type: str = "",  # noqa: A002 - the name in the address
    actor: str = "",
    since: str = "",
    until: str = "",
    offset: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """List incidents, the newest first."""
    query = {"min_reports": min_reports, "type": type, "actor": actor}
    query |= {"since": since, "until": until}
    with current(request) as store:
        total, newest = kept(
            store, ("incidents", *query.values()), lambda: _newest(_found(store, query))
        )
        rows = newest if offset + _ROWS <= _KEPT else _found(store, query)
    return page(
        request, "incidents.html", rows=rows[offset : offset + _ROWS], total=total,
        query=query, offset=offset, step=_ROWS,
    )  # fmt: skip


@router.get("/incidents.{form}")
def files(request: Request, form: str) -> Response:
    """Return the list as CSV or JSON."""
    with current(request) as store:
        rows = _found(store, dict(request.query_params))
    return (
        csv_file(rows, "incidents", "incidents") if form == "csv" else json_file(rows, "incidents")
    )


@router.get("/incident/{key}")
def shown(request: Request, key: str) -> Response:
    """Show an incident: what each report tells, side by side, with what differs."""
    with current(request) as store:
        row = incident(store, key)
        told = accounts(store, key)
        members = _members(store, row)
        judged = [one for one in in_force(store, MERGE, SPLIT) if _is_about(one.detail, members)]
    return page(
        request, "incident.html", incident=row, members=members, judged=judged,
        table=_table(told, members),
    )  # fmt: skip


@router.get("/incident/{key}/accounts.json")
def told_as_json(request: Request, key: str) -> Response:
    """Return the accounts of an incident as JSON."""
    with current(request) as store:
        rows = [
            {
                "detail": one.detail,
                "differs": one.differs,
                "values": [
                    {"value": value.value, "documents": [t.document for t in value.tellings]}
                    for value in one.values
                ],
            }
            for one in accounts(store, key)
        ]
    return JSONResponse(rows)


@router.post("/incident/{key}/merge")
def merge(request: Request, key: str, other: Annotated[str, Form(max_length=200)]) -> Response:
    """Judge that another incident (its id or the address of its page) is the same."""
    wanted = other.strip().rstrip("/").rpartition("/")[2]
    with writing(request) as store:
        update(store)
        row = incident(store, key)
        merge_incidents(store, [key, wanted], stamp(request))
        home = incident(store, row["events"][0])  # type: ignore[index]
    return RedirectResponse(address(f"/incident/{home['id']}"), 303)


@router.post("/incident/{key}/split")
def split(
    request: Request, key: str, event: Annotated[list[str] | None, Form()] = None
) -> Response:
    """Judge that events do not belong to an incident."""
    if not event:
        raise BadFilter("events", "", "are none; tick those that belong to another incident")
    with writing(request) as store:
        update(store)
        row = incident(store, key)
        split_incident(store, key, event, stamp(request))
        left = next(one for one in row["events"] if one not in event)  # type: ignore[attr-defined]
        home = incident(store, left)
    return RedirectResponse(address(f"/incident/{home['id']}"), 303)


def _newest(found: list[dict[str, Any]]) -> tuple[int, list[dict[str, Any]]]:
    """Return how many there are, and those of the first pages."""
    return len(found), found[:_KEPT]


def _found(store: Store, query: dict[str, Any]) -> list[dict[str, Any]]:
    given = {name: query.get(name) or None for name in ("actor", "since", "until")}
    least = str(query.get("min_reports") or 1)
    if not least.isdigit():
        raise BadFilter("min_reports", least, "is no number of reports")
    rows = incidents(
        store,
        type_=query.get("type") or None,
        min_reports=int(least),
        **given,
    )
    dated = [row for row in rows if row["date"]]
    return dated[::-1] + [row for row in rows if not row["date"]]


def _members(store: Store, row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the events of an incident in its order, as rows."""
    wanted: list[str] = row["events"]
    sql = "SELECT DISTINCT document FROM events WHERE id IN (SELECT unnest(?::VARCHAR[]))"
    documents = [key for (key,) in store.fetch(sql, [wanted])]
    rows = {str(one["id"]): one for one in events(store, documents=documents, records=False)}
    return [rows[key] for key in wanted if key in rows]


def _table(told: list[Any], members: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each detail with the value that each event's report tells, "" for none."""
    return [
        {
            "detail": one.detail,
            "differs": one.differs,
            "cells": [_cell(one, str(event["id"])) for event in members],
        }
        for one in told
    ]


def _cell(account: Any, event: str) -> list[dict[str, Any]]:
    """Return the values that an event tells, each with whether most reports tell it."""
    return [
        {"value": value.value, "minor": account.differs and number > 0}
        for number, value in enumerate(account.values)
        if any(telling.event == event for telling in value.tellings)
    ]


def _is_about(detail: dict[str, Any], members: list[dict[str, Any]]) -> bool:
    documents = {event["document"] for event in members}
    return any(event["document"] in documents for group in detail["groups"] for event in group)
