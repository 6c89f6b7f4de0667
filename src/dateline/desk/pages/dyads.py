"""Pairs: what two states, or any two parties, did with and to each other over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from dateline.desk.charts.data import Marker
from dateline.desk.charts.dyad import dyad
from dateline.desk.charts.svg import Frame
from dateline.desk.choices import MOST, ROWS, When, chosen, page_of
from dateline.desk.downloads import Form, as_json, as_svg, both, events_csv
from dateline.desk.figures import Series, markers, series
from dateline.desk.naming import state_name, states
from dateline.desk.stores import reading
from dateline.desk.views import address, page
from dateline.store import Store, queries
from dateline.store.filters import country_code
from dateline.store.overviews import busiest_pairs, party_keys, party_names

router = APIRouter(include_in_schema=False)
Row = Mapping[str, Any]
#: Pairs that the list shows.
_PAIRS: Final = 100


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties by key or code, their names, and their events by date."""

    one: str
    two: str
    names: tuple[str, str]
    events: Sequence[Row]

    @property
    def name(self) -> str:
        """Both names."""
        return " and ".join(self.names)


@router.get("/dyads")
def pairs(
    request: Request,
    when: Annotated[When, Depends(chosen)],
    country: str = "",
    one: str = "",
    two: str = "",
) -> Response:
    """List the busiest pairs of states; ``one`` and ``two`` lead to the page of a pair."""
    if one and two:
        return RedirectResponse(address(f"/dyad/{one}/{two}", when.query), 303)
    span = {"since": when.since or None, "until": when.until or None}
    with reading(request) as store:
        found = busiest_pairs(store, country=country or None, limit=_PAIRS, **span)
    shown = [
        {**row, "names": [state_name(str(row["one"])), state_name(str(row["other"]))]}
        for row in found
    ]
    return page(request, "dyads.html", pairs=shown, when=when, country=country, states=states())


@router.get("/dyad/{one}/{two}.{form}")
def pair_file(
    request: Request, one: str, two: str, form: Form, when: Annotated[When, Depends(chosen)]
) -> Response:
    """Return the events of a pair, its figures or its drawing as a file."""
    pair = _pair(request, one, two, when)
    if form == "csv":
        return events_csv(pair.events, pair.name)
    over_time, pointed = series(pair.events, when.since, when.until), markers(pair.events)
    if form == "json":
        return as_json(_content(pair, over_time, pointed), pair.name)
    drawn = _chart(pair, over_time, pointed)
    return as_svg(drawn["wide"], pair.name)


@router.get("/dyad/{one}/{two}")
def pair_page(
    request: Request,
    one: str,
    two: str,
    when: Annotated[When, Depends(chosen)],
    number: Annotated[int, Query(alias="page", ge=1)] = 1,
) -> Response:
    """Show a pair."""
    pair = _pair(request, one, two, when)
    over_time, pointed = series(pair.events, when.since, when.until), markers(pair.events)
    newest = list(reversed(pair.events))
    return page(
        request,
        "dyad.html",
        pair=pair,
        series=over_time,
        chart=_chart(pair, over_time, pointed),
        markers=sorted(pointed, key=lambda one: (one.date, one.kind, one.label), reverse=True),
        events=page_of(newest, number),
        number=number,
        more=len(newest) > number * ROWS,
        when=when,
        most=MOST if len(pair.events) >= MOST else 0,
    )


def _pair(request: Request, one: str, two: str, when: When) -> Pair:
    """Return a pair with its events. 404 where one of them is nobody."""
    with reading(request) as store:
        names = (_name(store, one), _name(store, two))
        found = {
            (row["document"], row["id"]): row
            for actor, other in ((one, two), (two, one))
            for row in queries.events(store, actor=actor, with_=other, **when.newest)
        }
    ordered = sorted(
        found.values(), key=lambda row: (row["date"] or "", row["document"], row["id"])
    )
    return Pair(one, two, names, ordered)


def _name(store: Store, party: str) -> str:
    code = country_code(party)
    if code and party.upper() == code:
        return state_name(code)
    names = party_names(store, party) if party_keys(store, party) else []
    if not names:
        raise HTTPException(404, f"No report of this store names {party!r}; use a code such as FRA")
    return str(names[0]["name"] or names[0]["text"])


def _chart(pair: Pair, over_time: Series, pointed: Sequence[Marker]) -> dict[str, Markup]:
    told = (
        f"{len(pair.events)} events by {over_time.step}: cooperation above the line, conflict"
        " below, and the mean PLOVER score from −10 to 10"
    )
    frame = Frame("pair", f"{pair.name} over time", told, height=360, links=bool(pointed))
    return both(lambda one: dyad(over_time.buckets, pointed, one), frame)


def _content(pair: Pair, over_time: Series, pointed: Sequence[Marker]) -> dict[str, Any]:
    return {
        "one": pair.one,
        "two": pair.two,
        "names": pair.names,
        "step": over_time.step,
        "unplaced": over_time.unplaced,
        "series": [
            {
                "since": bucket.since,
                "until": bucket.until,
                "counts": bucket.counts,
                "reports": bucket.reports,
                "score": bucket.score,
            }
            for bucket in over_time.buckets
        ],
        "markers": [
            {"kind": one.kind, "date": one.date, "label": one.label, "amount": one.amount}
            for one in pointed
        ],
        "events": [{k: v for k, v in row.items() if k != "json"} for row in pair.events],
    }
