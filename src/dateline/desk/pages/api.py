"""The record as JSON for programs; ``/api`` lists what there is to ask."""

from dataclasses import fields
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Body, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from dateline.desk.corrections import FORM, changes_of
from dateline.desk.finding import Wish, facets, plain_row
from dateline.desk.judges import stamp
from dateline.desk.pages.front import wish_of
from dateline.desk.pages.incidents import current
from dateline.desk.reports import report_facts
from dateline.desk.safety.sessions import csrf_token, session_of
from dateline.desk.stores import reading, settings_of, writing
from dateline.desk.views import page
from dateline.store import explain as explain_event
from dateline.store import queries
from dateline.store.events import event_page
from dateline.store.incidents import incidents as stored_incidents
from dateline.store.judgements import judgement_rows, undo
from dateline.store.reviews import ACCEPT, CORRECT, REJECT, agreements, review, shares, verdicts


class Failure(BaseModel):
    """Why there is no other answer: the input, the reason, the next step."""

    error: str


Responses = dict[int | str, dict[str, Any]]
_FAILURES: Final[Responses] = {
    400: {"model": Failure, "description": "A wish that cannot be fulfilled, such as a search"},
    422: {"model": Failure, "description": "A value that is not what its name asks for"},
    503: {
        "model": Failure,
        "description": "The store is another process's for longer than a minute",
    },
}
_UNKNOWN: Final[Responses] = {404: {"model": Failure, "description": "There is nothing by this id"}}
_CHANGES: Final[Responses] = {
    **_UNKNOWN,
    403: {"model": Failure, "description": "The token is missing or another session's"},
}
#: The names that narrow events, as the front page takes them.
_WISH: Final[dict[str, Any]] = {
    "parameters": [
        {"name": one.name, "in": "query", "required": False, "schema": {"type": "string"}}
        for one in fields(Wish)
    ]
}

router = APIRouter(prefix="/api", tags=["record"], responses=_FAILURES)

Limit = Annotated[int, Query(ge=1, le=1000, description="Rows of the answer at most")]
Offset = Annotated[int, Query(ge=0, le=10**9, description="Rows to pass over")]
Answer = dict[str, Any]
_KINDS: Final = {"accept": ACCEPT, "reject": REJECT, "correct": CORRECT}


@router.get("", include_in_schema=False)
def listing(request: Request) -> Response:
    """List what a program can ask."""
    return page(request, "api.html", paths=request.app.openapi()["paths"])


@router.get("/events", openapi_extra=_WISH)
def events(request: Request, limit: Limit = 100, offset: Offset = 0) -> Answer:
    """Events; narrowed by the same names as in the address of the front page.

    These are q, type, country, dyad, status, sector, publisher, month, place, since, until,
    recalled and order.
    """
    wish = wish_of(request)
    with reading(request) as store:
        found = event_page(store, **wish.filters(limit=limit, offset=offset, records=False))
    return {"total": found.total, "events": [plain_row(row) for row in found.rows]}


@router.get("/events/{key}", responses=_UNKNOWN)
def event(request: Request, key: str) -> Answer:
    """One event by the beginning of its id, with the words, rules and rivals behind it."""
    with reading(request) as store:
        return explain_event(store, key)


@router.get("/facets", openapi_extra=_WISH)
def counts(request: Request) -> Answer:
    """How many events, in how many reports, have each value; narrowed like events."""
    wish = wish_of(request)
    with reading(request) as store:
        found = facets(store, wish)
    return {
        name: [{"value": one.value, "events": one.events, "reports": one.reports} for one in counts]
        for name, counts in found.items()
    }


@router.get("/reports")
def reports(
    request: Request,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    contains: str | None = None,
    limit: Limit = 100,
) -> Answer:
    """List reports by date, without their texts."""
    with reading(request) as store:
        rows = queries.documents(
            store, publisher=publisher, since=since, until=until, contains=contains, limit=limit
        )
    return {"reports": rows}


@router.get("/reports/{key}", responses=_UNKNOWN)
def report(request: Request, key: str) -> Answer:
    """One report with its text, events and quotes; offsets are code points into the text."""
    with reading(request) as store:
        facts = report_facts(store, key)
        found = queries.events(store, documents=[key], records=False)
        return {**facts, "events": found, "quotes": queries.quotes(store, document=key)}


@router.get("/quotes")
def quotes(
    request: Request,
    speaker: str | None = None,
    contains: str | None = None,
    country: str | None = None,
    limit: Limit = 100,
) -> Answer:
    """Quotes with their speakers."""
    with reading(request) as store:
        rows = queries.quotes(
            store, speaker=speaker, contains=contains, country=country, limit=limit
        )
    return {"quotes": rows}


@router.get("/people")
def people(
    request: Request, name: str | None = None, country: str | None = None, limit: Limit = 100
) -> Answer:
    """People over all reports."""
    with reading(request) as store:
        return {"people": queries.people(store, name=name, country=country, limit=limit)}


@router.get("/offices")
def offices(
    request: Request, person: str | None = None, on: str | None = None, limit: Limit = 100
) -> Answer:
    """Single claims that somebody holds a post; ``on`` asks who held which on a day."""
    with reading(request) as store:
        return {"offices": queries.offices(store, person=person, on=on, limit=limit)}


@router.get("/places")
def places(request: Request, country: str | None = None, limit: Limit = 100) -> Answer:
    """Places that reports name, with how exact they are."""
    with reading(request) as store:
        return {"places": queries.places(store, country=country, limit=limit)}


@router.get("/incidents")
def incidents(
    request: Request,
    since: str | None = None,
    until: str | None = None,
    min_reports: int = 1,
    limit: Limit = 100,
) -> Answer:
    """Incidents by date: the same event across reports, with the ids of its events."""
    with current(request) as store:
        rows = stored_incidents(
            store, since=since, until=until, min_reports=min_reports, limit=limit
        )
    return {"incidents": rows}


@router.get("/judgements")
def judgements(request: Request) -> Answer:
    """All that was judged, and what was undone."""
    with reading(request) as store:
        return {"judgements": judgement_rows(store)}


@router.get("/agreement")
def agreement(request: Request) -> Answer:
    """How verdicts stand by type, and how far people agree."""
    with reading(request) as store:
        found = verdicts(store)
        by_type = shares(store, found)
    return {
        "types": [
            {
                "type": one.type,
                "events": one.events,
                "accepted": one.accepted,
                "corrected": one.corrected,
                "rejected": one.rejected,
            }
            for one in by_type
        ],
        "judges": [
            {"judges": one.judges, "events": one.events, "same": one.same, "kappa": one.kappa}
            for one in agreements(found)
        ],
    }


@router.get("/token")
def token(request: Request) -> dict[str, str]:
    """Return the token that changes need in the header X-CSRF-Token, with the cookie sent along."""
    return {"token": csrf_token(session_of(request), settings_of(request).secret)}


@router.post("/events/{key}/verdicts", status_code=201, responses=_CHANGES)
def judge_event(
    request: Request,
    key: str,
    verdict: Annotated[Literal["accept", "reject", "correct"], Body()],
    changes: Annotated[dict[str, str] | None, Body()] = None,
) -> Answer:
    """Judge an event; ``changes`` are fields of the form of the review page."""
    given = {name: value for name, value in (changes or {}).items() if name in FORM}
    with writing(request) as store:
        explained = explain_event(store, key)
        made = changes_of(explained["event"], given) if verdict == "correct" else None
        subject = (explained["document"]["id"], explained["event"]["id"])
        return {"judgements": review(store, subject, _KINDS[verdict], stamp(request), made)}


@router.post("/judgements/{number}/undo", status_code=201, responses=_CHANGES)
def take_back(request: Request, number: int) -> Answer:
    """Undo a judgement."""
    with writing(request) as store:
        return {"judgements": undo(store, [number], stamp(request))}
