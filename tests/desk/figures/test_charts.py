"""Charts: what they show, that words cannot break out of them, and that bytes repeat."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from dateline.desk.charts.data import Bucket, Marker, Term
from dateline.desk.charts.dyad import dyad
from dateline.desk.charts.offices import office_height, offices
from dateline.desk.charts.svg import Frame, tag
from dateline.desk.charts.timeline import timeline

SNAPSHOTS = Path(__file__).parent / "snapshots"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "\"><script>alert(1)</script>&'<b onload=x>"
BUCKETS = (
    Bucket("2031-05-01", "2031-05-31", (2, 1, 0, 0), 3, 3.5),
    Bucket("2031-06-01", "2031-06-30"),
    Bucket("2031-07-01", "2031-07-31", (0, 0, 1, 3), 2, -6.25),
)
MARKERS = (
    Marker("visit", "2031-05-13", "called on", "", "/event/1"),
    Marker("arms", "2031-07", "sent guns", "USD 1.5bn", "/event/2"),
    Marker("aid", "", "gave rice"),
)
TERMS = (
    Term("", "Foreign Minister", "KES", "2031-05-01", "2031-06-30", "2030-01-01", "", conflict=1),
    Term(
        "Lena Orsk",
        "Foreign Minister",
        "KES",
        "2031-06-01",
        "2031-06-01",
        conflict=1,
        address="/person/lena",
    ),
    Term("", "governor", "", "2029", "2029-05", former=True),
)


def frame(**changes):
    return Frame(**{"key": "one", "title": "Title", "description": "Told", **changes})


def parsed(drawn):
    return ET.fromstring(str(drawn))


def found(drawn, name, of=""):
    every = parsed(drawn).iter(f"{SVG}{name}")
    return [one for one in every if of in one.get("class", "").split() or not of]


def drawings():
    return {
        "timeline": timeline(BUCKETS, frame(height=160)),
        "timeline-narrow": timeline(BUCKETS, frame(width=400, height=160)),
        "dyad": dyad(BUCKETS, MARKERS, frame(height=300, links=True)),
        "offices": offices(TERMS, frame(height=office_height(TERMS), links=True)),
    }


@pytest.mark.parametrize("name", drawings())
def test_same_data_gives_the_same_bytes(name):
    """Where a drawing is meant to change: delete its file, run again, look at it, commit."""
    text = f"{drawings()[name]}\n"
    file = SNAPSHOTS / f"{name}.svg"
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        pytest.fail(f"{file.name} was not there; look at the new one and run again")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", drawings())
def test_a_drawing_is_told_to_those_who_cannot_see_it(name):
    root = parsed(drawings()[name])
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    assert root.get("role") == ("group" if list(root.iter(f"{SVG}a")) else "img")
    assert {root.get("aria-labelledby"), root.get("aria-describedby")} <= ids
    assert root.find(f"{SVG}title").text == "Title"


@pytest.mark.parametrize("name", drawings())
def test_a_drawing_has_no_style_of_its_own(name):
    for one in parsed(drawings()[name]).iter():
        assert "style" not in one.attrib
        assert not [key for key in one.attrib if key.startswith("on")]


def test_bars_are_as_high_as_their_counts():
    drawn = timeline(BUCKETS, frame(height=160))
    heights = {
        quad: [float(one.get("height")) for one in found(drawn, "rect", f"quad-{quad}")]
        for quad in range(1, 5)
    }
    unit = heights[2][0]
    assert heights[1] == [pytest.approx(2 * unit, abs=0.2)]
    assert heights[3] == [pytest.approx(unit, abs=0.2)]
    assert heights[4] == [pytest.approx(3 * unit, abs=0.2)]
    assert max(sum(column) for column in heights.values()) <= 160


def test_every_period_can_be_dragged_also_an_empty_one():
    periods = found(timeline(BUCKETS, frame()), "g", "period")
    assert [(one.get("data-since"), one.get("data-until")) for one in periods] == [
        (bucket.since, bucket.until) for bucket in BUCKETS
    ]
    assert all(one.find(f"{SVG}rect") is not None for one in periods)


def test_cooperation_goes_up_and_conflict_down():
    drawn = dyad(BUCKETS, (), frame(height=300))
    middle = float(found(drawn, "line", "axis")[0].get("y1"))
    for quad in range(1, 5):
        for one in found(drawn, "rect", f"quad-{quad}"):
            top = float(one.get("y"))
            bottom = top + float(one.get("height"))
            assert bottom <= middle + 0.2 if quad < 3 else top >= middle - 0.2


def test_the_score_line_has_a_point_for_each_period_with_a_score():
    dots = found(dyad(BUCKETS, (), frame(height=300)), "circle", "score-dot")
    middle = float(found(dyad(BUCKETS, (), frame(height=300)), "line", "axis")[0].get("y1"))
    assert [float(dot.get("cy")) < middle for dot in dots] == [True, False]


def test_markers_have_signs_amounts_and_a_way_to_the_event():
    drawn = dyad(BUCKETS, MARKERS, frame(height=300, links=True))
    links = {one.get("href"): one.get("aria-label") for one in found(drawn, "a")}
    assert links == {
        "/event/1": "13 May 2031: called on",
        "/event/2": "Jul 2031: sent guns, USD 1.5bn",
    }
    assert [one.text for one in found(drawn, "text", "amount")] == ["USD 1.5bn"]
    assert not found(drawn, "path", "aid")  # it has no date: it stands in the table alone


def test_offices_show_what_is_known_what_is_said_and_what_contradicts():
    drawn = offices(TERMS, frame(height=office_height(TERMS)))
    assert len(found(drawn, "g", "conflict")) == 2
    assert len(found(drawn, "rect", "open")) == 1
    assert len(found(drawn, "rect", "former")) == 1
    labels = [one.text for one in found(drawn, "text", "row-label")]
    assert labels == [
        "⚠ 1 Foreign Minister (KES)",
        "⚠ 1 Foreign Minister (KES): Lena Orsk",
        "former governor",
    ]


def test_a_term_that_goes_on_reaches_the_edge():
    drawn = offices(TERMS, frame(height=office_height(TERMS)))
    [bar] = found(drawn, "rect", "open")
    assert float(bar.get("x")) + float(bar.get("width")) == pytest.approx(950, abs=0.2)


@pytest.mark.parametrize(
    "drawn",
    [
        dyad(BUCKETS, [Marker("aid", "2031-06-02", HOSTILE, HOSTILE, HOSTILE)], frame(links=True)),
        offices([Term(HOSTILE, HOSTILE, HOSTILE, "2031", "2031", address=HOSTILE)], frame()),
        timeline(BUCKETS, frame(key=HOSTILE, title=HOSTILE, description=HOSTILE)),
    ],
)
def test_words_of_reports_stay_words(drawn):
    names = {one.tag.removeprefix(SVG) for one in parsed(drawn).iter()}
    assert not names & {"script", "b", "style", "foreignObject"}
    assert "<script" not in str(drawn)


def test_a_tag_escapes_attributes_and_leaves_out_what_is_none():
    assert tag("a", "x<y", href='"', title=None) == '<a href="&#34;">x&lt;y</a>'


def test_nothing_to_draw_is_said():
    for drawn in (timeline((), frame()), dyad((), (), frame()), offices((), frame())):
        assert next(one.text for one in found(drawn, "text")).startswith("No ")


def test_terms_without_any_day_are_drawn_as_none():
    drawn = offices([Term("", "envoy", "KES")], frame())
    assert [one.text for one in found(drawn, "text")] == ["No office."]
