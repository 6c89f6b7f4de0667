"""The knowledge agrees with itself: what one file names, another one has."""

import re

import pytest

from dateline import knowledge
from dateline.errors import BrokenModel

PLOVER = knowledge.plover()
FRAMES = knowledge.frames()["frames"]
CODE = re.compile(r"[A-Z]{3}")


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame["id"])
def test_a_frame_names_types_modes_codes_and_contexts_that_exist(frame):
    kind = PLOVER["types"][frame["type"]]
    assert not frame.get("mode") or frame["mode"] in kind["modes"]
    assert not frame.get("cameo") or frame["cameo"] in knowledge.cameo()
    assert set(frame.get("contexts", ())) <= set(PLOVER["contexts"])


def test_every_type_and_mode_has_an_example_and_a_cameo_code_that_exists():
    for kind in PLOVER["types"].values():
        for row in (kind, *kind["modes"].values()):
            assert row["example"]
            assert row["definition"]
            assert row["cameo"] in knowledge.cameo()
        assert kind["ambiguities"]


def test_every_cameo_code_says_what_it_means_and_what_it_becomes():
    examples = [row["example"] for row in knowledge.cameo().values()]
    assert len(examples) == 313
    for code, row in knowledge.cameo().items():
        assert row["name"]
        assert row["definition"].endswith(".")
        kind = PLOVER["types"].get(row["type"])
        assert (kind is None) == (code[:2] in ("01", "02"))
        assert not row.get("mode") or row["mode"] in kind["modes"]
        assert set(row.get("contexts", ())) <= set(PLOVER["contexts"])
        assert len(code) == 2 or code[:-1] in knowledge.cameo()


def test_the_crosswalk_goes_back_to_the_type_that_it_came_from():
    for name in PLOVER["types"]:
        assert knowledge.cameo()[knowledge.shipped_codebook().cameo(name)]["type"] == name
    assert knowledge.shipped_codebook().cameo("CONSULT", "phone") == "041"
    assert knowledge.shipped_codebook().cameo(
        "CONSULT", "no such mode"
    ) == knowledge.shipped_codebook().cameo("CONSULT")


def test_frame_ids_are_unique():
    ids = [frame["id"] for frame in FRAMES]
    assert len(ids) == len(set(ids))


def test_all_sixteen_types_have_frames():
    assert {frame["type"] for frame in FRAMES} == set(PLOVER["types"])
    assert len(PLOVER["types"]) == 16


def test_sectors_are_plovers():
    rows = [
        row for part in ("posts", "bodies", "people", "ranks") for row in knowledge.roles()[part]
    ]
    rows += knowledge.organisations()
    used = {sector for row in rows for sector in row.get("sectors", ())}
    assert used <= set(PLOVER["sectors"])


def test_countries_have_codes_and_names():
    for country in knowledge.countries():
        assert country["name"]
        assert CODE.fullmatch(country.get("folds_into") or country["code"]), country["name"]


def test_holders_have_terms_that_do_not_end_before_they_begin():
    for row in knowledge.known_offices():
        size = min(len(row["start"]), len(row["end"]))
        assert not size or row["start"][:size] <= row["end"][:size], row


def test_holders_have_sectors_of_plover_and_a_source():
    for row in knowledge.known_offices():
        assert set(row["sectors"]) <= set(PLOVER["sectors"])
        assert row["source"], row


def test_offices_of_a_country_on_a_day_come_with_the_head_of_state_first():
    offices = knowledge.known_offices("FRA", "2015-06-01")
    assert (offices[0]["name"], offices[0]["post"]) == ("François Hollande", "President")
    assert all(row["country"] == "FRA" for row in offices)
    assert not any(row["name"] == "Nicolas Sarkozy" for row in offices)


def test_states_have_numbers_of_both_state_lists():
    states = {row["code"]: row for row in knowledge.countries() if row["kind"] == "state"}
    assert (states["KEN"]["cow"], states["KEN"]["gw"]) == (501, 501)
    assert (states["DEU"]["cow"], states["DEU"]["gw"]) == (255, 260)


def test_every_state_and_organisation_names_its_source():
    assert all(row["source"] for row in (*knowledge.countries(), *knowledge.organisations()))


def test_a_damaged_artefact_is_named_with_its_path(tmp_path):
    path = tmp_path / "actors.sqlite"
    path.write_bytes(b"no database")
    with pytest.raises(BrokenModel, match=r"actors\.sqlite"):
        knowledge.Actors(path)


def test_person_numbers_come_back_from_their_bytes():
    numbers = (0, 7, 65535)
    assert knowledge.unpack(knowledge.pack(numbers)) == numbers
