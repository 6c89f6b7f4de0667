"""Quality may not fall: each figure against its floor, on the very corpora it was pinned on."""

import json
from pathlib import Path

import pytest

from dateline.evaluate.reading import digests, evaluate_reading
from dateline.parsing import shipped_reader, shipped_splitter

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text())["reading"]
#: One flipped word moves PUD's LAS by 0.01; processors may round a last bit otherwise.
EPSILON = 0.05


@pytest.fixture(scope="module")
def figures(data):
    if digests(data) != FLOORS["corpora"]:
        pytest.fail("the test corpora are not those that the floors were pinned on")
    rows = evaluate_reading(data, shipped_reader(), shipped_splitter())
    return {row.key: row.score.value for row in rows}


@pytest.mark.parametrize("key", FLOORS["figures"])
def test_no_figure_is_below_its_floor(figures, key):
    assert figures[key] >= FLOORS["figures"][key]["value"] - EPSILON


def test_every_figure_has_a_floor(figures):
    assert set(figures) == set(FLOORS["figures"])
