"""Pairs: what two states, or any two parties, did with and to each other over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from dateline.desk.charts.data import Marker
from dateline.desk.charts.dyad import dyad
from dateline.desk.charts.svg import Frame
from dateline.desk.choices import ROWS, PageNumber, When, chosen
from dateline.desk.downloads import Form, as_json, as_svg, both, events_csv
from dateline.desk.figures import Series, markers, rules
from dateline.desk.naming import state_name, states
from dateline.desk.stores import reading
from dateline.desk.timelines import of_parties
from dateline.desk.views import address, page
from dateline.store import Store, queries
from dateline.store.filters import EventFilters, country_code
from dateline.store.overviews import busiest_pairs, party_keys, party_names
from dateline.store.periods import standing_out
from dateline.store.questions import kept

router = APIRouter(include_in_schema=False)
Row = Mapping[str, Any]
#: Pairs that the list shows.
_PAIRS: Final = 100
#: Events that the chart of a pair points out: the newest, where there are more.
_MARKERS: Final = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties by key or code, their names; their events over time, and some of them."""

    one: str
    two: str
    names: tuple[str, str]
    series: Series
    markers: Sequence[Marker]
    events: Sequence[Row]

    @property
    def total(self) -> int:
        """How many events there are."""
        return self.series.total

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
        question = ("pairs", country, when.since, when.until)
        found = kept(
            store,
            question,
            lambda: busiest_pairs(store, country=country or None, limit=_PAIRS, **span),
        )
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
    pair = _pair(request, one, two, when, when.newest if form != "svg" else when.page(1))
    if form == "csv":
        return events_csv(reversed(pair.events), pair.name)
    if form == "json":
        return as_json(_content(pair), pair.name)
    return as_svg(_chart(pair)["wide"], pair.name)


@router.get("/dyad/{one}/{two}")
def pair_page(
    request: Request,
    one: str,
    two: str,
    when: Annotated[When, Depends(chosen)],
    number: PageNumber = 1,
) -> Response:
    """Show a pair."""
    pair = _pair(request, one, two, when, when.page(number))
    return page(
        request,
        "dyad.html",
        pair=pair,
        chart=_chart(pair),
        number=number,
        more=pair.total > number * ROWS,
        when=when,
        most=_MARKERS if len(pair.markers) == _MARKERS else 0,
    )


def _pair(request: Request, one: str, two: str, when: When, rows: Mapping[str, Any]) -> Pair:
    """Return a pair with those of its events that ``rows`` asks for.

    404 where one of them is nobody.
    """
    sides: EventFilters = {"actor": one, "with_": two, "either": True}
    with reading(request) as store:
        names = (_name(store, one), _name(store, two))
        filters: EventFilters = {**sides, **when.filters}

        def drawn() -> tuple[Series, list[Marker]]:
            timed = of_parties(store, filters, when.since, when.until)
            return timed, markers(standing_out(store, rules(), _MARKERS, **filters))

        over_time, pointed = kept(store, ("pair", one, two, when), drawn)
        events = queries.events(store, **{**rows, **sides})
    return Pair(one, two, names, over_time, pointed, events)


def _name(store: Store, party: str) -> str:
    code = country_code(party)
    if code and party.upper() == code:
        return state_name(code)
    names = party_names(store, party) if party_keys(store, party) else []
    if not names:
        raise HTTPException(404, f"No report of this store names {party!r}; use a code such as FRA")
    return str(names[0]["name"] or names[0]["text"])


def _chart(pair: Pair) -> dict[str, Markup]:
    told = (
        f"{pair.total} events by {pair.series.step}: cooperation above the line, conflict"
        " below, and the mean PLOVER score from −10 to 10"
    )
    frame = Frame("pair", f"{pair.name} over time", told, height=360, links=bool(pair.markers))
    return both(lambda one: dyad(pair.series.buckets, pair.markers, one), frame)


def _content(pair: Pair) -> dict[str, Any]:
    return {
        "one": pair.one,
        "two": pair.two,
        "names": pair.names,
        "step": pair.series.step,
        "unplaced": pair.series.unplaced,
        "series": [
            {
                "since": bucket.since,
                "until": bucket.until,
                "counts": bucket.counts,
                "reports": bucket.reports,
                "score": bucket.score,
            }
            for bucket in pair.series.buckets
        ],
        "markers": [
            {"kind": one.kind, "date": one.date, "label": one.label, "amount": one.amount}
            for one in reversed(pair.markers)
        ],
        "events": list(reversed(pair.events)),
    }
