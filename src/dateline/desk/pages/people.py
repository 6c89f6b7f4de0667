"""People, and any other party: offices over time, events, quotes, names, contradictions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response
from markupsafe import Markup

from dateline.desk.charts.data import Term
from dateline.desk.charts.offices import office_height, offices
from dateline.desk.charts.svg import Frame
from dateline.desk.charts.timeline import timeline
from dateline.desk.choices import ROWS, PageNumber, When, chosen, page_of
from dateline.desk.directory import directory, sectors
from dateline.desk.downloads import Form, as_json, as_svg, both, events_csv
from dateline.desk.figures import Series, terms
from dateline.desk.naming import state_name, states
from dateline.desk.quoted import quotes_of
from dateline.desk.stores import reading
from dateline.desk.timelines import of_parties
from dateline.desk.views import address, page
from dateline.store import queries
from dateline.store.filters import EventFilters, country_code
from dateline.store.ledger import ledger_of
from dateline.store.overviews import counterparts, party_keys, party_names
from dateline.store.questions import kept

router = APIRouter(include_in_schema=False)
Row = Mapping[str, Any]
#: Quotes that a page shows.
_QUOTES: Final = 50


@dataclass(frozen=True, slots=True)
class Actor:
    """What a page says of a person, body or state; of the events only some."""

    key: str
    name: str
    country: str
    person: Row | None
    names: Sequence[Row]
    statements: Sequence[Row]
    series: Series
    events: Sequence[Row]
    quotes: Sequence[Row]
    others: Sequence[Row]


@router.get("/people")
def people(
    request: Request,
    q: str = "",
    country: str = "",
    sector: str = "",
    number: PageNumber = 1,
) -> Response:
    """List the people of the record; ``q`` are words of a name, ``sector`` that of an office."""
    with reading(request) as store:
        everybody = directory(store)
    found = everybody.found(q, country, sector)
    return page(
        request,
        "people.html",
        people=page_of(found, number),
        total=len(found),
        query={"q": q, "country": country, "sector": sector},
        states=states(),
        sectors=sectors(everybody),
        number=number,
        more=len(found) > number * ROWS,
    )


@router.get("/person/{key}.{form}")
@router.get("/actor/{key}.{form}")
def actor_file(
    request: Request, key: str, form: Form, when: Annotated[When, Depends(chosen)]
) -> Response:
    """Return what the page of a person or other party shows, as a file."""
    actor = _actor(request, key, when, when.newest if form != "svg" else when.page(1))
    if form == "csv":
        return events_csv(reversed(actor.events), actor.name)
    if form == "json":
        return as_json(_content(actor), actor.name)
    drawn = _offices(actor) or _timeline(actor)
    return as_svg(drawn["wide"] if drawn else None, actor.name)


@router.get("/person/{key}")
@router.get("/actor/{key}")
def actor_page(
    request: Request,
    key: str,
    when: Annotated[When, Depends(chosen)],
    number: PageNumber = 1,
) -> Response:
    """Show a person or other party."""
    actor = _actor(request, key, when, when.page(number))
    return page(
        request,
        "actor.html",
        actor=actor,
        state=state_name(actor.country) if actor.country else "",
        offices=_offices(actor),
        timeline=_timeline(actor),
        number=number,
        more=actor.series.total > number * ROWS,
        when=when,
    )


def _actor(request: Request, key: str, when: When, rows: Mapping[str, Any]) -> Actor:
    """Return a party with those of its events that ``rows`` asks for.

    404 where no report names it.
    """
    with reading(request) as store:
        keys = party_keys(store, key)
        if not keys and country_code(key) is None:
            raise HTTPException(404, f"No report of this store names {key!r}. Search for a name.")
        # Any of its keys stands for all: filters know who goes by several.
        whose = keys[0] if keys else key
        filters: EventFilters = {"with_": whose, **when.filters}
        over_time = of_parties(store, filters, when.since, when.until)
        if not keys and not over_time.total:
            raise HTTPException(404, f"No event of this store has {key} as a party.")
        person = queries.person(store, whose) if keys else None
        names = party_names(store, key)
        return Actor(
            key,
            _name(key, person, names),
            _country(key, person, names),
            person,
            names,
            ledger_of(store, keys) if person else [],
            over_time,
            queries.events(store, **{**rows, "with_": whose}),
            quotes_of(store, keys, _QUOTES) if keys else [],
            kept(store, ("counterparts", key), lambda: counterparts(store, key)),
        )


def _name(key: str, person: Row | None, names: Sequence[Row]) -> str:
    if person:
        return str(person["name"])
    named = [str(row["name"]) for row in names if row["name"]]
    words = [str(row["text"]) for row in names]
    return (named or words or [state_name(country_code(key) or key)])[0]


def _country(key: str, person: Row | None, names: Sequence[Row]) -> str:
    if person and person["country"]:
        return str(person["country"])
    return next((str(row["country"]) for row in names if row["country"]), country_code(key) or "")


def _offices(actor: Actor) -> dict[str, Markup] | None:
    """Return the chart of offices; those of others are there where they contradict."""
    bars: list[Term] = terms(actor.statements, actor.name)
    if not any(term.first or term.start or term.end for term in bars):
        return None
    conflicts = len({term.conflict for term in bars if term.conflict})
    told = f"{len(bars)} statements on offices, {conflicts} contradictions"
    frame = Frame(
        "offices",
        f"Offices of {actor.name}",
        told,
        height=office_height(bars),
        links=any(term.address for term in bars),
    )
    return both(lambda one: offices(bars, one), frame)


def _timeline(actor: Actor) -> dict[str, Markup] | None:
    if not actor.series.buckets:
        return None
    told = f"Events by {actor.series.step} and quad class"
    frame = Frame("timeline", f"Events with {actor.name} over time", told, height=200)
    return both(lambda one: timeline(actor.series.buckets, one), frame)


def _content(actor: Actor) -> dict[str, Any]:
    return {
        "key": actor.key,
        "name": actor.name,
        "country": actor.country,
        "names": list(actor.names),
        "offices": list(actor.statements),
        "events": list(reversed(actor.events)),
        "quotes": list(actor.quotes),
        "with": [{**row, "page": address(f"/actor/{row['key']}")} for row in actor.others],
    }
