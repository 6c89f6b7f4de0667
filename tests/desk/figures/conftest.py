"""A store with people, pairs and places to draw, and a desk on it."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "store"))

from factories import (
    document,
    event,
    office,
    party,
    person,
    place,
    quote,
    record,
    sources_for_compiled,
)
from fastapi.testclient import TestClient
from figure_names import HOSTILE, MAREK, ORSK

from dateline.desk import Settings, make_app
from dateline.records import ResolvedDate
from dateline.store import open_store

sources_for_compiled()

_NOWHERE = {"place": None, "place_text": ""}
_PLACES = (
    {"place": place()},
    {"place": place("Orland", resolution="country", lat=None, lon=None, geonameid=7)},
    {"place": place("Coast", resolution="province", geonameid=79), "place_text": "Coast"},
    {"place": None, "place_text": HOSTILE},
    _NOWHERE,
)


def _events(paper, number):
    """Return what one report says: a visit, an attack, aid, and what is recalled and denied."""
    orland = party("Lena Orsk", "FRA", key=ORSK, office="President")
    kestria = party("Ivo Marek", "MLI", key=MAREK)
    day = ResolvedDate(f"2031-{number % 6 + 1:02}-13", "", "day", "stated")
    where = _PLACES[number % len(_PLACES)]
    sides = {"actors": (kestria,), "recipients": (orland,), "date": day, **where}
    attack = {"type": "ASSAULT", "modes": ("aerial",), "cameo": "195", "contexts": ()}
    aid = {"type": "AID", "modes": (), "cameo": "072", "contexts": ("military",)}
    old = ResolvedDate("1999-01-01", "", "day", "stated")
    vague = ResolvedDate("2031", "", "year", "stated")
    return (
        event(paper, 0, **sides),
        event(paper, 1, **{**sides, **attack, "actors": (orland,), "recipients": (kestria,)}),
        event(paper, 2, **{**sides, **aid, "amount": (1_500_000_000.0, "USD")}),
        event(paper, 3, **{**sides, **attack, "date": vague, **_NOWHERE}),
        event(paper, 4, **{**sides, "background": True, "date": old}),
        event(paper, 5, **{**sides, **attack, "status": "negated"}),
    )  # fmt: skip


def _report(number):
    paper = document(
        number, published=f"2031-{number % 6 + 1:02}-14", publisher=f"Courier {number % 2}"
    )
    minister = {"person": "Ivo Marek", "person_key": MAREK, "country": "MLI"}
    rival = {"person": "Tara Voss", "person_key": "person-voss", "country": "MLI"}
    people = [person(paper, key=MAREK, name="Ivo Marek", country="MLI")]
    offices = [office(paper, **minister)]
    if number == 3:
        offices.append(office(paper, **rival))
        people.append(person(paper, key="person-voss", name="Tara Voss", country="MLI", also=()))
    if number == 4:
        people.append(person(paper, key="person-hostile", name=HOSTILE, country="", also=()))
    return record(
        document=paper,
        events=_events(paper, number),
        offices=tuple(offices),
        people=tuple(people),
        quotes=(quote(paper, speaker="Ivo Marek", speaker_key=MAREK),),
    )


@pytest.fixture(scope="session")
def figure_store(tmp_path_factory):
    path = tmp_path_factory.mktemp("figures") / "dateline.duckdb"
    with open_store(path) as store:
        store.write(_report(number) for number in range(12))
    return path


@pytest.fixture(scope="session")
def desk_app(figure_store):
    return make_app(Settings(figure_store))


@pytest.fixture(scope="session")
def desk(desk_app):
    headers = {"accept": "text/html"}
    with TestClient(desk_app, base_url="http://localhost", headers=headers) as client:
        yield client
