"""Quality may not fall: each figure against its floor, on the very corpora it was pinned on."""

import json
from pathlib import Path

import pytest

from dateline.evaluate.all import MEASURES, digests_of

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text())
#: One flipped word moves PUD's LAS by 0.01; processors may round a last bit otherwise.
EPSILON = 0.05


@pytest.fixture(scope="module")
def figures(data):
    found = {}
    for name, measure in MEASURES.items():
        if digests_of(measure, data) != FLOORS[name]["corpora"]:
            pytest.fail(f"{name}: the test corpora are not those that the floors were pinned on")
        found[name] = {row.key: row.score.value for row in measure.rows(data)}
    return found


@pytest.mark.parametrize(
    ("name", "key"), [(name, key) for name, part in FLOORS.items() for key in part["figures"]]
)
def test_no_figure_is_below_its_floor(figures, name, key):
    assert figures[name][key] >= FLOORS[name]["figures"][key]["value"] - EPSILON


def test_every_figure_has_a_floor(figures):
    pinned = {name: set(part["figures"]) for name, part in FLOORS.items()}
    assert {name: set(part) for name, part in figures.items()} == pinned
