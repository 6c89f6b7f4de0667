"""Facets, series and networks over events."""

import pytest
from factories import document, event, party, record

from dateline.records import ResolvedDate
from dateline.store.errors import BadFilter
from dateline.store.facets import FACETS, facets
from dateline.store.network import network
from dateline.store.series import series

KES, ORL, FRA = party("Kestria", "KES"), party("Orland", "ORL"), party("France", "FRA")


def happened(day):
    return ResolvedDate(day, "", {4: "year", 7: "month", 10: "day"}[len(day)], "stated")


@pytest.fixture
def dealt(store):
    """Three reports of five events between three states."""
    one, two, three = (document(n, published=f"2031-0{n}-01") for n in (1, 2, 4))
    told = {
        one: (
            event(one, 0, actors=(KES,), recipients=(ORL,), date=happened("2031-01-01")),
            event(one, 1, actors=(KES, ORL), recipients=(), date=happened("2031-01-31")),
        ),
        two: (
            event(
                two, 0, type="ASSAULT", modes=(), cameo="190", actors=(ORL,), recipients=(KES,),
                date=happened("2031-03-02"),
            ),
            event(two, 1, actors=(FRA,), recipients=(ORL, KES), date=happened("2031")),
        ),
        three: (event(three, 0, actors=(KES,), recipients=(party("dockers", "KES"),)),),
    }  # fmt: skip
    store.write(
        [record(document=paper, events=events, places=()) for paper, events in told.items()]
    )
    return store


def test_facets_count_events_and_reports(dealt):
    rows = facets(dealt)
    assert list(dict.fromkeys(row["facet"] for row in rows)) == [
        name for name in FACETS if name in {row["facet"] for row in rows}
    ]
    counts = {(row["facet"], row["value"]): (row["events"], row["reports"]) for row in rows}
    assert counts["type", "CONSULT"] == (4, 3)
    assert counts["type", "ASSAULT"] == (1, 1)
    assert counts["country", "KES"] == (5, 3)
    assert counts["country", "FRA"] == (1, 1)
    assert counts["dyad", "KES > ORL"] == (1, 1)
    assert counts["dyad", "ORL > KES"] == (1, 1)
    assert ("dyad", "KES > KES") not in counts
    assert counts["month", "2031-01"] == (2, 1)
    assert counts["place", "ORL"] == (5, 3)
    assert counts["publisher", "The Orland Courier"] == (5, 3)


def test_facets_follow_filters_and_are_cut(dealt):
    rows = facets(dealt, only=("country",), most=1, actor="FRA")
    assert [(row["value"], row["events"], row["values"]) for row in rows] == [("FRA", 1, 3)]
    with pytest.raises(BadFilter, match="dyad"):
        facets(dealt, only=("colour",))


def test_a_series_has_every_period_and_says_what_it_leaves_out(dealt):
    found = series(dealt, "month", actor="KES", with_="ORL")
    assert [(row["period"], row["events"]) for row in found.rows] == [("2031-01", 2)]
    found = series(dealt, "month")
    assert [(row["period"], row["events"], row["reports"]) for row in found.rows] == [
        ("2031-01", 2, 1),
        ("2031-02", 0, 1),
        ("2031-03", 1, 0),
        ("2031-04", 0, 1),
        ("2031-05", 1, 0),
    ]
    assert found.undated == 1
    [first, empty, war, *_] = found.rows
    assert (first["quad_1"], war["quad_4"], first["per_1000"]) == (2, 1, 2000.0)
    assert (empty["score"], empty["per_1000"], war["per_1000"]) == (None, 0.0, None)
    assert war["score"] < 0 < first["score"]


def test_a_series_runs_between_the_days_asked_for(dealt):
    rows = series(dealt, "week", since="2031-01-28", until="2031-02-10").rows
    assert [(row["period"], row["events"]) for row in rows] == [
        ("2031-W05", 1),
        ("2031-W06", 0),
        ("2031-W07", 0),
    ]
    days = series(dealt, "day", since="2031-01", until="2031-01").rows
    assert len(days) == 31
    assert [row["period"] for row in days if row["events"]] == ["2031-01-01", "2031-01-31"]
    assert series(dealt, "day", type_="AID").rows == []


def test_a_series_by_the_days_of_reports(dealt):
    found = series(dealt, "year", by="report")
    [row] = found.rows
    assert (row["period"], row["events"], row["reports"]) == ("2031", 5, 3)
    assert row["per_1000"] == 1666.667
    with pytest.raises(BadFilter, match="week"):
        series(dealt, "decade")
    with pytest.raises(BadFilter, match="report"):
        series(dealt, by="guess")


def edges(found):
    return {(edge["source"], edge["target"], edge["kind"]): edge["weight"] for edge in found.edges}


def test_a_network_counts_an_event_once_a_pair(dealt):
    found = network(dealt)
    assert edges(found) == {("KES", "ORL", ""): 3, ("FRA", "KES", ""): 1, ("FRA", "ORL", ""): 1}
    assert [(node["id"], node["weight"]) for node in found.nodes] == [
        ("KES", 4), ("ORL", 4), ("FRA", 2),
    ]  # fmt: skip
    assert found.nodes[2]["name"] == "France"
    assert len(network(dealt, most=1).edges) == 1


def test_a_directed_network_runs_from_who_acts(dealt):
    assert edges(network(dealt, directed=True, split="quad")) == {
        ("KES", "ORL", "1"): 2,  # acted upon once, met once
        ("ORL", "KES", "1"): 1,
        ("ORL", "KES", "4"): 1,
        ("FRA", "KES", "1"): 1,
        ("FRA", "ORL", "1"): 1,
    }
    assert edges(network(dealt, split="type", type_="ASSAULT")) == {("KES", "ORL", "ASSAULT"): 1}


def test_a_network_of_actors_bears_their_names(dealt):
    found = network(dealt, nodes="actor")
    names = {(edge["source_name"], edge["target_name"]) for edge in found.edges}
    assert ("Kestria", "Orland") in names
    assert any("dockers" in pair for pair in names)
    with pytest.raises(BadFilter, match="actor"):
        network(dealt, nodes="planets")
    with pytest.raises(BadFilter, match="quad"):
        network(dealt, split="hair")
