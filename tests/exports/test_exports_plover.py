import json

import pytest
from factories import document, event, evidence, party, place
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports import event_json, to_line
from dateline.exports.plover import event_scale, goldstein, quad_code
from dateline.records import ResolvedDate

FIELDS = (
    "id date enddate date_precision date_basis actor recipient event mode context cameo"
    " quad_code event_scale goldstein status background attribution event_loc object amount"
    " size event_text text_info cite_info confidence why coder codebook context_info"
)
PARTY = "name code sector office identifier_id entity_text start end known"
PLACE = (
    "extracted_place resolved_place geonameid lat lon city district province country"
    " country_code feature_class feature_code resolution"
)


def test_fields_stand_in_the_order_of_the_contract():
    record = event_json(event(document()), document())
    assert list(record) == FIELDS.split()
    assert list(record["event_loc"]) == PLACE.split()
    assert list(record["actor"][0]) == PARTY.split()
    assert list(record["cite_info"]) == ["title", "url", "publication", "language", "date"]
    assert record["coder"].startswith("dateline ")
    assert record["codebook"].startswith("plover-")


def test_a_visit_has_its_class_score_and_words():
    record = event_json(event(document()), document())
    assert (record["quad_code"], record["event_scale"], record["goldstein"]) == (1, 4.0, 1.9)
    assert record["event_text"] == ["called on"]
    assert record["text_info"] == [{"sequence": 1, "start": 43, "end": 115, "part": "body"}]
    assert record["why"] == ["consult.visit"]
    assert record["event_loc"]["country_code"] == "ORL"


def test_what_is_not_known_is_null():
    bare = event(
        document(),
        actors=(party("", "", office="", entity_text="gunmen"),),
        cameo="",
        date=ResolvedDate(""),
        place=None,
        place_text="",
    )
    record = event_json(bare, document(url="", publisher="", language="", published="", title=""))
    for field in ("date", "enddate", "cameo", "goldstein", "event_loc", "object", "amount", "size"):
        assert record[field] is None, field
    actor = record["actor"][0]
    assert (actor["code"], actor["office"], actor["identifier_id"]) == (None, None, None)
    assert actor["entity_text"] == "gunmen"
    assert set(record["cite_info"].values()) == {None}


def test_a_place_that_nobody_knows_keeps_its_words():
    record = event_json(event(document(), place=None, place_text="the Vell valley"), document())
    assert record["event_loc"]["extracted_place"] == "the Vell valley"
    assert record["event_loc"]["country_code"] is None
    assert record["event_loc"]["resolution"] is None


def test_a_country_has_no_point():
    state = place("Orland", geonameid=0, lat=None, lon=None, city="", resolution="country")
    record = event_json(event(document(), place=state), document())
    assert record["event_loc"]["lat"] is None
    assert record["event_loc"]["geonameid"] is None
    assert record["event_loc"]["resolution"] == "country"


def test_figures_and_sums():
    tolls = (("dead", 3), ("dead", 5), ("arrested", 0))
    record = event_json(event(document(), tolls=tolls, amount=(1.6e9, "USD")), document())
    assert record["size"] == {"dead": 5, "injured": None, "arrested": 0}
    assert record["amount"] == {"value": 1.6e9, "currency": "USD"}


def test_words_and_frames_come_once():
    report = document()
    twice = (evidence(report.text), evidence(report.text, sequence=3, frame="consult.talks"))
    record = event_json(event(report, evidence=twice), report)
    assert record["event_text"] == ["called on"]
    assert record["why"] == ["consult.visit", "consult.talks"]
    assert len(record["text_info"]) == 2


def test_scores_of_modes_go_before_those_of_types():
    assert event_scale("CONSULT") == 2.5
    assert event_scale("CONSULT", ["phone"]) == 1.5
    assert event_scale("CONSULT", ["phone", "visit"]) == 4.0
    assert event_scale("ASSAULT", ["beat", "drone"]) == -9.5
    assert event_scale("PROTEST", ["vandalize"]) == -5.0
    assert event_scale("CONSULT", ["unheard-of"]) == 2.5
    assert event_scale("NOTHING") is None
    assert quad_code("NOTHING") is None


def test_goldstein_values_are_those_published():
    published = {"010": 0, "042": 1.9, "051": 3.4, "057": 8, "0874": 10, "1214": -4, "190": -10}
    assert {code: goldstein(code) for code in published} == published
    assert goldstein("9999") is None


def test_a_line_keeps_letters_and_can_be_written():
    line = to_line({"a": "Łódź 😀", "b": "\ud800", "c": "x\u2028y\x85"})
    assert "Łódź 😀" in line
    assert line.encode("utf-8")
    assert json.loads(line) == {"a": "Łódź 😀", "b": "\ufffd", "c": "x\u2028y\x85"}
    assert len(line.splitlines()) == 1


@given(st.dictionaries(st.text(), st.text(st.characters(exclude_categories=["Cs"]))))
def test_lines_read_back(record):
    line = to_line(record)
    assert json.loads(line) == record
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize("bad", ["\ud800", "a\udfffb"])
def test_halves_of_characters_keep_the_offsets(bad):
    assert len(json.loads(to_line({"a": bad}))["a"]) == len(bad)
