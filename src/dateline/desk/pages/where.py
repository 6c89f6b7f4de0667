"""The map: where events happened, as exactly as reports say it and no more."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from markupsafe import Markup

from dateline import knowledge
from dateline.desk.charts.projection import Window
from dateline.desk.charts.shapes import world
from dateline.desk.charts.svg import Frame
from dateline.desk.charts.worldmap import map_fit, window_on, worldmap
from dateline.desk.choices import ROWS, PageNumber, When, chosen
from dateline.desk.downloads import Form, as_json, as_svg, rows_csv
from dateline.desk.figures import is_drawn, spots
from dateline.desk.naming import states
from dateline.desk.stores import reading
from dateline.desk.views import address, page
from dateline.store import Store
from dateline.store.events import events_of
from dateline.store.overviews import event_places, events_at
from dateline.store.questions import kept

router = APIRouter(include_in_schema=False)
Row = Mapping[str, Any]
View = Literal["", "world", "fit"]
_WIDTH: Final = 960
_COLUMNS: Final = (
    "spot", "precision", "name", "country", "lat", "lon", "verbal_cooperation",
    "material_cooperation", "verbal_conflict", "material_conflict", "events",
)  # fmt: skip


def asked(
    when: Annotated[When, Depends(chosen)],
    kind: Annotated[str, Query(alias="type")] = "",
    country: str = "",
    view: View = "",
) -> dict[str, Any]:
    """Return the filters of a request as they stand in its address."""
    return {**when.query, "type": kind, "country": country, "view": view}


@router.get("/map.{form}")
def map_file(
    request: Request,
    form: Form,
    when: Annotated[When, Depends(chosen)],
    query: Annotated[dict[str, Any], Depends(asked)],
) -> Response:
    """Return the places as a file, or the map."""
    with reading(request) as store:
        places = _places(store, when, query)
    if form == "csv":
        return rows_csv([_flat(row) for row in places], _COLUMNS, "places")
    if form == "json":
        rows = [dict(zip(_COLUMNS, _flat(row), strict=True)) for row in places]
        return as_json({"source": world().credit, "places": rows}, "places")
    return as_svg(_drawn(places, query), "map")


@router.get("/map")
def map_page(
    request: Request,
    when: Annotated[When, Depends(chosen)],
    query: Annotated[dict[str, Any], Depends(asked)],
    spot: str = "",
    number: PageNumber = 1,
) -> Response:
    """Show the map, what cannot be drawn beside it, and the events, of one place if asked."""
    with reading(request) as store:
        places = _places(store, when, query)
        events = _events(store, when, query, spot, number)
    return page(
        request,
        "map.html",
        drawn=_drawn(places, query),
        places=[{**row, "address": _address(row, query)} for row in places if is_drawn(row)],
        beside=[{**row, "address": _address(row, query)} for row in places if not is_drawn(row)],
        events=events[:ROWS],
        number=number,
        more=len(events) > ROWS,
        here=next((row for row in places if row["spot"] == spot), None),
        spot=spot,
        query=query,
        when=when,
        types=sorted(knowledge.plover()["types"]),
        states=states(),
        credit=world().credit,
    )


def _places(store: Store, when: When, query: Mapping[str, Any]) -> Sequence[Row]:
    filters = _filters(when, query)
    question = ("places", *sorted(filters.items()))
    return kept(store, question, lambda: event_places(store, **filters))


def _filters(when: When, query: Mapping[str, Any]) -> dict[str, Any]:
    return {**when.filters, "type_": query["type"] or None, "country": query["country"] or None}


def _events(
    store: Store, when: When, query: Mapping[str, Any], spot: str, number: int
) -> Sequence[Row]:
    """Return one page of the events of a place, or of all, newest first, and one row more."""
    filters = _filters(when, query)
    wanted = events_at(store, spot or None, ROWS + 1, (number - 1) * ROWS, **filters)
    return events_of(store, wanted)


def _drawn(places: Sequence[Row], query: Mapping[str, Any]) -> Markup:
    signs = spots(places, {str(row["spot"]): _address(row, query) for row in places})
    near = query["view"] == "fit" or (query["country"] and query["view"] != "world")
    fitted = map_fit(window_on(signs) if near and signs else Window(), _WIDTH)
    told = f"{sum(one.total for one in signs)} events at {len(signs)} places"
    frame = Frame("map", "Where events happened", told, _WIDTH, round(fitted.height), bool(signs))
    return worldmap(signs, fitted, frame)


def _address(place: Row, query: Mapping[str, Any]) -> str:
    return address("/map", query, spot=place["spot"]) + "#events"


def _flat(place: Row) -> tuple[object, ...]:
    where = [place[name] for name in ("spot", "resolution", "name", "country", "lat", "lon")]
    return (*where, *place["counts"], place["events"])
