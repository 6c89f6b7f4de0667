"""The knowledge agrees with itself: what one file names, another one has."""

import re

import pytest

from dateline import knowledge

PLOVER = knowledge.plover()
FRAMES = knowledge.frames()["frames"]
CODE = re.compile(r"[A-Z]{3}")


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame["id"])
def test_a_frame_names_types_modes_codes_and_contexts_that_exist(frame):
    kind = PLOVER["types"][frame["type"]]
    assert not frame.get("mode") or frame["mode"] in kind["modes"]
    assert not frame.get("cameo") or frame["cameo"] in knowledge.cameo()
    assert set(frame.get("contexts", ())) <= set(PLOVER["contexts"])


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
    for row in knowledge.holders():
        assert not row["start"] or not row["end"] or row["start"][:4] <= row["end"][:4], row["name"]
