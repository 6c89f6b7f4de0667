"""The codebooks that people edit: whole, and in step with each other."""

import pytest

from dateline.knowledge import cameo, plover

NAMES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST"
    " SANCTION MOBILIZE COERCE ASSAULT"
)
TYPES = NAMES.split()


def test_the_sixteen_types_are_there():
    assert list(plover()["types"]) == TYPES
    assert len(plover()["contexts"]) == 37
    assert len(plover()["sectors"]) == 25
    assert len(plover()["international"]) == 7


@pytest.mark.parametrize("name", TYPES)
def test_scores_lie_on_the_side_of_their_quad(name):
    entry = plover()["types"][name]
    scores = [entry["score"], *(mode["score"] or 0 for mode in entry["modes"].values())]
    if name != "REQUEST":  # "could you" is verbal conflict for PLOVER, and neutral
        assert all(score * (1 if entry["quad"] < 3 else -1) >= 0 for score in scores)
    assert all(-10 <= score <= 10 for score in scores)


@pytest.mark.parametrize("name", TYPES)
def test_what_is_to_come_has_a_type_and_known_modes(name):
    entry = plover()["types"][name]
    later = plover()["types"][entry["future"]]
    assert later["future"] == entry["future"]
    for mode, becomes in entry.get("future_modes", {}).items():
        assert mode == "*" or mode in entry["modes"]
        assert becomes in later["modes"]


def test_contexts_of_modes_are_contexts():
    for entry in plover()["types"].values():
        for mode in entry["modes"].values():
            assert mode.get("context", "cyber") in plover()["contexts"]


def test_every_code_of_cameo_is_in_step_with_plover():
    for code, entry in cameo().items():
        assert isinstance(code, str), code
        assert entry["name"]
        assert -10 <= entry["goldstein"] <= 10
        if entry["type"] is None:
            assert code[:2] in ("01", "02")
            continue
        modes = plover()["types"][entry["type"]]["modes"]
        assert entry.get("mode") is None or entry["mode"] in modes, code
        assert set(entry.get("contexts", [])) <= set(plover()["contexts"]), code


def test_every_code_has_its_parent():
    codes = cameo()
    assert all(len(code) == 2 or code[:-1] in codes for code in codes)
    assert len(codes) == 313
