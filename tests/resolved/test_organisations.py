"""Short and full names of organisations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolved.organisations import is_same_organisation, name_words

SAME = [
    ("Lake Chad Fisheries Board", "the Lake Chad Fisheries Board"),
    ("Arbel Steel", "Arbel Steel Corp."),
    ("Arbel", "Arbel Steel"),
    ("LCFB", "Lake Chad Fisheries Board"),
    ("the Air Force", "the Kenyan Air Force"),
    ("Senate", "Chile Senate"),
]
OTHER = [
    ("Ministry", "Ministry of Roads"),
    ("Ministry of Roads", "Ministry of Health"),
    ("UN", "UN Security Council"),
    ("Lake Chad Fisheries Board", "Lake Chad"),
    ("Senate", "Arbel Student Senate"),
    ("The", "The Group"),
]


@pytest.mark.parametrize(("short", "full"), SAME)
def test_short_names_mean_the_full_one(short, full):
    assert is_same_organisation(short, full)


@pytest.mark.parametrize(("short", "full"), OTHER)
def test_other_bodies_are_kept_apart(short, full):
    assert not is_same_organisation(short, full)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_compared_without_fail(short, full):
    assert isinstance(is_same_organisation(short, full), bool)
    assert is_same_organisation(full, full) == bool(name_words(full))
