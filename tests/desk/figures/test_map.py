"""The map: the projection, shapes cut where it ends, and places no more exact than told."""

import json
import math
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import knowledge
from dateline.desk.charts.projection import Window, around, equal_earth, fit
from dateline.desk.charts.shapes import area_path, cut, world
from dateline.desk.charts.svg import Frame
from dateline.desk.charts.worldmap import Spot, map_fit, window_on, worldmap
from dateline.settings import knowledge_folder

SVG = "{http://www.w3.org/2000/svg}"
degrees = st.floats(-180, 180, allow_nan=False)


def spot(**changes):
    fields = {
        "name": "Port Alma",
        "country": "ORL",
        "precision": "city",
        "longitude": -3.25,
        "latitude": 12.5,
        "counts": (0, 0, 1, 2),
        "address": "/map?spot=1",
    }
    return Spot(**{**fields, **changes})


def drawn(*spots):
    fitted = map_fit(Window(), 960)
    frame = Frame("map", "Title", "Told", 960, round(fitted.height), bool(spots))
    return ET.fromstring(str(worldmap(spots, fitted, frame)))


def classes(root, name, of):
    return [one for one in root.iter(f"{SVG}{name}") if of in one.get("class", "").split()]


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ((0, 0), (0, 0)),
        ((180, 0), (2.70663, 0)),
        ((0, 90), (0, 1.31737)),
        ((90, 45), (1.15965, 0.8748)),
    ],
)
def test_the_projection_is_that_of_its_paper(place, wanted):
    assert equal_earth(*place) == pytest.approx(wanted, abs=2e-2)


@given(st.floats(-170, 170), st.floats(-80, 80))
def test_the_projection_keeps_areas(longitude, latitude):
    """A small square has the same area wherever it lies: its Jacobian is the cosine."""
    step = 1e-4
    x, y = equal_earth(longitude, latitude)
    east = equal_earth(longitude + step, latitude)
    north = equal_earth(longitude, latitude + step)
    area = (east[0] - x) * (north[1] - y) - (north[0] - x) * (east[1] - y)
    globe = math.radians(step) ** 2 * math.cos(math.radians(latitude))
    assert area == pytest.approx(globe, rel=1e-3)


def test_a_window_may_lie_across_the_antimeridian():
    window = around([(178.0, -18.0), (-175.0, -21.0)])
    assert window.west < 178
    assert window.east > 185
    assert window.east - window.west < 40


@given(st.lists(st.tuples(degrees, st.floats(-85, 85)), min_size=1, max_size=8))
def test_a_window_shows_all_of_its_points(points):
    fitted = fit(around(points), 960)
    for point in points:
        x, y = fitted.at(*point)
        assert -1 <= x <= 961
        assert -1 <= y <= fitted.height + 1


def test_a_ring_over_the_edge_comes_out_at_both_sides():
    ring = ((170.0, 0.0), (-170.0, 0.0), (-170.0, 10.0), (170.0, 10.0), (170.0, 0.0))
    pieces = list(cut(ring, 0.0))
    assert sorted((min(x for x, _ in p), max(x for x, _ in p)) for p in pieces) == [
        (-180, -170),
        (170, 180),
    ]
    [whole] = cut(ring, 180.0)
    assert (min(x for x, _ in whole), max(x for x, _ in whole)) == (-10, 10)


@settings(deadline=None, max_examples=15)
@given(degrees)
def test_no_shape_leaves_the_map_whatever_its_middle(middle):
    for shape in world().shapes:
        for ring in shape.rings:
            for piece in cut(ring, middle):
                assert all(-180.001 <= x <= 180.001 and -90 <= y <= 90 for x, y in piece)


@pytest.mark.parametrize("middle", [-150.0, -60.0, 0.0, 11.0, 180.0])
def test_cutting_loses_no_land(middle):
    """The area of Russia, Fiji and Antarctica is the same wherever the map ends."""
    for name in ("Russia", "Fiji", "Antarctica"):
        shape = next(one for one in world().shapes if one.name == name)
        wanted = sum(_area(piece) for ring in shape.rings for piece in cut(ring, 30.0))
        got = sum(_area(piece) for ring in shape.rings for piece in cut(ring, middle))
        assert got == pytest.approx(wanted, rel=1e-6), name


def _area(ring):
    return abs(
        sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2
    )


def test_every_state_has_a_shape_or_is_named_here():
    shapes = {shape.code for shape in world().shapes}
    states = {e["code"] for e in knowledge.countries() if e.get("kind", "state") == "state"}
    assert states - shapes <= {"TUV"}  # too small for Natural Earth at 1:50m


def test_contested_areas_belong_to_no_state():
    apart = {shape.name for shape in world().shapes if not shape.code}
    assert apart == {"Crimea", "N. Cyprus", "Siachen Glacier", "Somaliland"}
    russia = next(one for one in world().shapes if one.name == "Russia")
    assert not [r for r in russia.rings if all(32 < x < 37 and 44 < y < 46.3 for x, y in r)]


def test_the_shapes_say_where_they_are_from_and_are_small():
    file = knowledge_folder() / "shapes.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    assert file.stat().st_size < 150_000
    assert "Natural Earth" in data["source"]
    assert "public domain" in data["licence"]
    assert {"Line of Control in Kashmir", "Kosovo", "Western Sahara"} <= {
        *data["contested"].values()
    }


def test_contested_lines_are_dashed():
    root = drawn()
    [path] = classes(root, "path", "contested")
    assert len(path.get("d")) > 500


def test_a_country_is_shaded_and_never_a_point():
    root = drawn(spot(name="Mali", country="MLI", precision="country", counts=(0, 0, 0, 3)))
    assert len(classes(root, "path", "shade-5")) == 1
    assert not classes(root, "path", "dot")
    assert not classes(root, "circle", "area")


def test_a_country_too_small_to_be_seen_gets_a_ring():
    root = drawn(spot(name="Singapore", country="SGP", precision="country"))
    [ring] = classes(root, "circle", "area")
    assert float(ring.get("cx")) == pytest.approx(map_fit(Window(), 960).at(103.8, 1.3)[0], abs=1)


def test_a_province_is_an_area_and_a_town_a_point():
    root = drawn(spot(precision="province"), spot(name="Alma Quay", precision="point"))
    assert len(classes(root, "circle", "area")) == 1
    assert len([one for one in classes(root, "path", "dot") if "halo" not in one.get("class")]) == 1


def test_a_place_leads_to_its_events_and_is_told():
    [link] = drawn(spot()).iter(f"{SVG}a")
    assert link.get("href") == "/map?spot=1"
    assert link.find(f"{SVG}title").text == (
        "Port Alma (city): 3 events, 1 verbal conflict, 2 material conflict"
    )


def test_hostile_names_stay_words():
    root = drawn(spot(name='"><script>alert(1)</script>'))
    assert not list(root.iter(f"{SVG}script"))


def test_a_window_on_a_country_shows_its_largest_part():
    window = window_on([spot(country="FRA", precision="country")])
    assert -12 < window.west < -4
    assert 40 > window.north > 0 or window.north < 60


def test_an_area_out_of_sight_has_no_path():
    fitted = map_fit(Window(60, 5, 105, 45), 960)
    chile = next(one for one in world().shapes if one.code == "CHL")
    assert area_path(chile.rings, fitted) == ""


def test_the_drawing_repeats():
    spots = [spot(), spot(name="Mali", country="MLI", precision="country")]
    fitted = map_fit(Window(), 960)
    frame = Frame("map", "t", "d", 960, round(fitted.height), True)
    assert worldmap(spots, fitted, frame) == worldmap(spots[::-1], fitted, frame)


def test_a_foreign_package_is_refused(tmp_path):
    file = tmp_path / "other.tgz"
    file.write_bytes(b"other")
    script = Path(__file__).parents[3] / "knowledge" / "shapes.py"
    done = subprocess.run(
        [sys.executable, str(script), str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "its digest differs" in done.stderr
