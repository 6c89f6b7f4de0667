"""GeoJSON and GraphML, by the rules of their standards."""

import json
from xml.etree import ElementTree

import pytest
from entries import accra, all_sorts, chile, entry, ghana, month, state, texas
from factories import document, party

from dateline.exports.formats import TEXTS, Choices

SPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


def text_of(name, entries, **choices):
    return "\n".join(TEXTS[name].lines(entries, Choices(**choices)))


def features(*entries, **choices):
    collection = json.loads(text_of("geojson", entries, **choices))
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert set(feature) == {"type", "id", "geometry", "properties"}
    return collection["features"]


def network(*entries, **choices):
    """Read a network by the standard: nodes and edges with their data by the names of keys."""
    root = ElementTree.fromstring(text_of("graphml", entries, **choices))
    cast = {"string": str, "int": int, "double": float}
    keys = {
        key.get("id"): (key.get("for"), key.get("attr.name"), cast[key.get("attr.type")])
        for key in root.findall("g:key", SPACE)
    }
    graph = root.find("g:graph", SPACE)
    assert graph.get("edgedefault") == "directed"

    def data(element, kind):
        found = {}
        for part in element.findall("g:data", SPACE):
            domain, name, make = keys[part.get("key")]
            assert domain == kind
            found[name] = make(part.text)
        return found

    nodes = {node.get("id"): data(node, "node") for node in graph.findall("g:node", SPACE)}
    edges = [
        (nodes[edge.get("source")], nodes[edge.get("target")], data(edge, "edge"))
        for edge in graph.findall("g:edge", SPACE)
    ]
    return nodes, edges


def test_a_town_is_a_point_with_the_longitude_first():
    [feature] = features(entry(place=accra()))
    assert feature["geometry"] == {"type": "Point", "coordinates": [-0.1969, 5.556]}
    assert feature["properties"]["resolution"] == "city"
    assert feature["properties"]["centroid"] is False


@pytest.mark.parametrize("where", [texas(), state(), None])
def test_an_area_is_no_point(where):
    [feature] = features(entry(place=where))
    assert feature["geometry"] is None
    assert feature["properties"]["centroid"] is False


def test_the_middle_of_an_area_is_flagged_and_a_state_has_none():
    one, other = features(entry(place=texas()), entry(place=state()), centroids=True)
    assert one["geometry"]["coordinates"] == [-99.25, 31.25]
    assert one["properties"]["centroid"] is True
    assert (other["geometry"], other["properties"]["centroid"]) == (None, False)


def test_a_collection_of_many_and_of_none_is_json():
    found = features(*all_sorts())
    assert len({feature["id"] for feature in found}) == 5
    assert all(-180 <= f["geometry"]["coordinates"][0] <= 180 for f in found if f["geometry"])
    assert features() == []


def test_edges_count_events_by_type():
    visit = {"actors": (chile(),), "recipients": (ghana(),)}
    threat = {**visit, "type": "THREATEN", "modes": (), "date": month()}
    paper = document(2)
    nodes, edges = network(
        entry(**visit), entry(report=paper, **visit), entry(report=paper, number=1, **threat)
    )
    assert [node["label"] for node in nodes.values()] == ["Ana Rivas", "Kofi Boa-Lund"]
    assert [node["events"] for node in nodes.values()] == [3, 3]
    assert [(one["code"], other["code"], d["type"], d["weight"]) for one, other, d in edges] == [
        ("CHL", "GHA", "CONSULT", 2),
        ("CHL", "GHA", "THREATEN", 1),
    ]
    assert (edges[0][2]["score"], edges[0][2]["quad"]) == (4.0, 1)
    assert (edges[1][2]["first"], edges[1][2]["last"]) == ("2031-05", "2031-05")


def test_a_network_of_states():
    nodes, edges = network(entry(actors=(chile(),), recipients=(ghana(),)), states=True)
    assert [node["label"] for node in nodes.values()] == ["Chile", "Ghana"]
    assert len(edges) == 1
    within = entry(actors=(party("Ana Rivas", "CHL"),), recipients=(party("Luz Mar", "CHL"),))
    nodes, edges = network(within, states=True)
    assert (len(nodes), edges) == (1, [])


def test_who_acts_alone_is_a_node():
    nodes, edges = network(entry(recipients=()))
    assert [node["label"] for node in nodes.values()] == ["Ivo Marek"]
    assert edges == []


def test_markup_and_control_characters_in_names_stay_names():
    odd = party('<A> & "B"\x0b\ud800', "KES")
    nodes, _ = network(entry(actors=(odd,), recipients=()))
    assert [node["label"] for node in nodes.values()] == ['<A> & "B" \ufffd']
