import json
from itertools import pairwise

import pytest
from factories import document, event, office, party, person, place, quote, record

from dateline.records import ResolvedDate
from dateline.store import queries
from dateline.store.errors import AmbiguousEvent, BadFilter, UnknownEvent
from dateline.store.explain import explain
from dateline.store.filters import country_code


def numbers(store, **filters):
    """The reports (by URL) whose visit passes the filters."""
    rows = queries.events(store, type_="consult", **filters)
    return [int(row["url"].rsplit("/", 1)[1]) for row in rows]


@pytest.fixture
def varied(store):
    """Three reports, 1 to 3, each with one visit."""

    def visit(number, **changes):
        report = document(number, published=f"2031-0{number}-10")
        return record(document=report, events=(event(report, **changes),), quotes=())

    store.write(
        [
            visit(1, date=ResolvedDate("2031-01-09", "", "day", "stated"), status="future"),
            visit(
                2,
                date=ResolvedDate("2030", "2031", "year", "stated"),
                actors=(party("Lena Orsk", "ORL"), party("Ada Venn", "KES")),
                recipients=(),
                background=True,
            ),
            visit(
                3,
                date=ResolvedDate(""),
                actors=(party("", "", entity_text="gunmen"),),
                place=None,
                place_text="the Vell valley",
                modes=(),
            ),
        ]
    )
    return store


def test_without_filters_all_events_come_in_order(varied):
    assert numbers(varied) == [1, 2, 3]
    assert numbers(varied, limit=2) == [1, 2]
    assert numbers(varied, actor="", limit=0) == []


def test_an_actor_is_found_by_code_name_and_part_of_it(varied):
    assert numbers(varied, actor="KES") == [1, 2]
    assert numbers(varied, actor="kes") == [1, 2]
    assert numbers(varied, actor="ivo marek") == [1]
    assert numbers(varied, actor="Marek") == [1]
    assert numbers(varied, actor="Mar") == []
    assert numbers(varied, actor="person:Ivo Marek:KES") == [1]


def test_recipients_are_no_actors_but_take_part(varied):
    assert numbers(varied, actor="ORL") == [2]
    assert numbers(varied, with_="ORL") == [1, 2, 3]
    assert numbers(varied, actor="KES", with_="ORL") == [1, 2]
    assert numbers(varied, actor="Ada Venn", with_="Ada Venn") == []


def test_dates_are_compared_as_far_as_both_are_exact(varied):
    assert numbers(varied, since="2031-01-10") == [2]
    assert numbers(varied, since="2031-01") == [1, 2]
    assert numbers(varied, until="2031-01-08") == [2]
    assert numbers(varied, until="2029") == []
    assert numbers(varied, since="2031-01-09", until="2031-01-09") == [1, 2]


def test_other_filters_of_events(varied):
    assert numbers(varied, status="future") == [1]
    assert numbers(varied, mode="visit") == [1, 2]
    assert numbers(varied, background=True) == [2]
    assert numbers(varied, background=False) == [1, 3]
    assert numbers(varied, place="port alma") == [1, 2]
    assert numbers(varied, place="Orland") == [1, 2]
    assert numbers(varied, place="ORL") == [1, 2]
    assert numbers(varied, place="Vell valley") == [3]
    assert numbers(varied, place="Al") == []
    assert numbers(varied, document=document(3, published="2031-03-10").id[:9]) == [3]
    both = [document(number, published=f"2031-0{number}-10").id for number in (1, 3)]
    assert numbers(varied, documents=both) == [1, 3]
    assert numbers(varied, documents=[both[0][:9]]) == []
    assert numbers(varied, documents=[]) == []
    assert queries.events(varied, type_="AID") == []


def test_a_row_has_columns_and_the_full_record(filled):
    row = queries.events(filled, type_="CONSULT", limit=1)[0]
    assert row["actor"] == ["Ivo Marek"]
    assert row["recipient_code"] == ["ORL"]
    assert (row["score"], row["place"], row["text"]) == (4.0, "Port Alma", ["called on"])
    assert json.loads(row["json"])["id"] == row["id"]
    assert row["publisher"] == "The Orland Courier"


@pytest.mark.parametrize("value", ["yesterday", "2031-5", "31", "2031-05-14T08"])
def test_a_wrong_date_is_named(filled, value):
    with pytest.raises(BadFilter, match=r"since: .* is no date"):
        queries.events(filled, since=value)


def test_a_wrong_limit_is_named(filled):
    with pytest.raises(BadFilter, match="limit"):
        queries.people(filled, limit=-1)


@pytest.mark.parametrize("value", ["' OR 1=1 --", "%", "_", '"', "\\", "\0", "😀"])
def test_what_the_user_writes_is_never_sql(filled, value):
    assert queries.events(filled, actor=value) == []
    assert queries.quotes(filled, contains=value) == []
    assert queries.places(filled, name=value) == []
    assert queries.people(filled, country=value) == []


def test_states_are_known_by_code_and_name():
    assert country_code("pak") == "PAK"
    assert country_code("Pakistan") == "PAK"
    assert country_code("pakistan") == "PAK"
    assert country_code("Kestria") is None


def test_quotes_are_filtered(store):
    report = document()
    later = document(2, published="2031-07-01")
    store.write(
        [
            record(document=report, quotes=(quote(report), quote(report, text="No deal."))),
            record(
                document=later,
                quotes=(quote(later, speaker="Lena Orsk", country="ORL", date=""),),
            ),
        ]
    )
    assert len(queries.quotes(store)) == 3
    assert [row["text"] for row in queries.quotes(store, contains="DEAL")] == ["No deal."]
    [row] = queries.quotes(store, speaker="orsk")
    assert row["date"] == "2031-07-01"
    assert len(queries.quotes(store, country="kes")) == 2
    assert queries.quotes(store, country="Nowhere at all") == []
    assert [row["speaker"] for row in queries.quotes(store, since="2031-06")] == ["Lena Orsk"]
    assert len(queries.quotes(store, until="2031-05", limit=1)) == 1
    assert queries.quotes(store, speaker="Marek", document=later.id) == []


def test_a_state_may_be_given_as_an_actor_bears_its_name(store):
    report = document()
    state = party("Kestria", "KES", sectors=("GOV",))
    store.write([record(document=report, events=(event(report, actors=(state,)),))])
    assert len(queries.quotes(store, country="kestria")) == 1
    assert queries.people(store, country="Kestria")[0]["country"] == "KES"


def test_people_are_one_over_all_reports(store):
    one, two = document(1), document(2)
    longer = person(two, name="Ivo Jan Marek", also=("Marek", "Ivo Marek"), sectors=("MIL",))
    store.write([record(document=one), record(document=two, people=(longer,))])
    [row] = queries.people(store)
    assert row["name"] == "Ivo Jan Marek"
    assert row["also"] == ["Ivo Marek", "Marek"]
    assert row["sectors"] == ["GOV", "MIL"]
    assert row["documents"] == 2
    assert len(queries.people(store, name="jan")) == 1
    assert len(queries.people(store, name="Marek")) == 1
    assert queries.people(store, name="Jan Mar") == []
    assert queries.people(store, country="ORL") == []


def test_offices_on_a_day_are_what_was_last_reported(store):
    def report(number, day, **changes):
        paper = document(number, published=day)
        return record(document=paper, offices=(office(paper, **changes),))

    store.write(
        [
            report(1, "2031-01-10"),
            report(2, "2031-03-10", person="Ada Venn", person_key="venn"),
            report(3, "2031-02-10", former=True),
        ]
    )
    assert len(queries.offices(store)) == 3
    on = {
        day: [row["person"] for row in queries.offices(store, on=day)]
        for day in ("2030", "2031-01", "2031-02-09", "2031-02-10", "2031-04")
    }
    assert on == {
        "2030": [],
        "2031-01": ["Ivo Marek"],
        "2031-02-09": ["Ivo Marek"],
        "2031-02-10": [],
        "2031-04": ["Ada Venn"],
    }
    assert [row["former"] for row in queries.offices(store, person="Marek")] == [False, True]
    assert len(queries.offices(store, country="KES", limit=2)) == 2


def test_documents_come_by_date_with_their_events(varied):
    rows = queries.documents(varied)
    assert [row["published"] for row in rows] == ["2031-01-10", "2031-02-10", "2031-03-10"]
    assert [row["events"] for row in rows] == [1, 1, 1]
    assert "text" not in rows[0]
    assert len(queries.documents(varied, since="2031-02", until="2031-02-28")) == 1
    assert len(queries.documents(varied, contains="report 3")) == 1
    assert len(queries.documents(varied, publisher="courier")) == 3


def test_places_come_once_with_their_reports_and_events(store):
    reports = [document(number) for number in (1, 2)]
    unknown = ("the Vell valley", place("Vell valley", geonameid=0, city="", lat=None, lon=None))
    store.write(
        [
            record(document=reports[0], places=(("Port Alma", place()), unknown)),
            record(document=reports[1]),
        ]
    )
    rows = queries.places(store)
    counts = [(row["name"], row["geonameid"], row["documents"], row["events"]) for row in rows]
    assert counts == [("Port Alma", 77, 2, 2), ("Vell valley", None, 1, 0)]
    assert len(queries.places(store, name="vell")) == 1
    assert len(queries.places(store, country="ORL")) == 2


def test_explain_shows_the_words_behind_an_event(filled):
    [row] = queries.events(filled, type_="CONSULT", limit=1)
    told = explain(filled, row["id"][:12])
    assert told["event"]["id"] == row["id"]
    [sentence] = told["evidence"]
    assert sentence["text"].startswith("Ivo Marek called on")
    marks = [(mark["kind"], mark["text"]) for mark in sentence["marks"]]
    assert marks == [
        ("actor", "Ivo Marek"),
        ("trigger", "called on"),
        ("recipient", "Lena Orsk"),
    ]
    assert sentence["rivals"] == [{"frame": "request.meet", "type": "REQUEST", "score": 0.2}]
    assert told["place"]["rivals"] == [78, 79]
    assert told["actors"][0]["name"] == "Ivo Marek"
    assert told["attribution"][0]["kind"] == "statement"
    assert told["document"]["publisher"] == "The Orland Courier"


@pytest.mark.parametrize("wanted", ["zzz", "", " ", "%"])
def test_an_unknown_id_names_the_next_command(filled, wanted):
    with pytest.raises(UnknownEvent, match="dateline events"):
        explain(filled, wanted)


def test_an_ambiguous_id_lists_what_it_may_mean(store):
    report = document()
    twins = tuple(event(report, number) for number in range(40))
    store.write([record(document=report, events=twins)])
    first = sorted(twin.id for twin in twins)
    shared = next(a[0] for a, b in pairwise(first) if a[0] == b[0])
    with pytest.raises(AmbiguousEvent, match="write more of it"):
        explain(store, shared)
