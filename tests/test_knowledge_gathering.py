"""Joining the rows of several sources into one table of office holders."""

from importlib import import_module
from pathlib import Path

import pytest

GATHER = Path(__file__).parents[1] / "knowledge" / "gather"


@pytest.fixture
def joining(monkeypatch):
    monkeypatch.syspath_prepend(str(GATHER))
    return import_module("joining")


@pytest.fixture
def posts(monkeypatch):
    monkeypatch.syspath_prepend(str(GATHER))
    module = import_module("posts")
    return module.Posts(module.RULES)


def row(joining, name, start, end="", post="Minister of Health", source="wikidata"):
    return joining.Holder("KES", post, name, start, end, "GOV", "", source)


def test_a_successor_ends_a_term_that_is_open(joining):
    rows = [row(joining, "Ada Moreno", "2001-02"), row(joining, "Bo Arbel", "2004-05", "2006")]
    ends = {one.name: one.end for one in joining.close(rows, lambda _: False)}
    assert ends == {"Ada Moreno": "2004-05", "Bo Arbel": "2006"}


def test_no_successor_ends_a_post_that_several_hold(joining, posts):
    post = "Member of the Federal Council"
    rows = [
        row(joining, "Ada Moreno", "2001", post=post),
        row(joining, "Bo Arbel", "2004", post=post),
    ]
    assert [one.end for one in joining.close(rows, posts.several)] == ["", ""]


def test_two_terms_of_one_person_stay_two(joining):
    rows = [
        row(joining, "Ada Moreno", "2001-02-01", "2003-03-01"),
        row(joining, "Ada Moreno", "2003-05-01", "2005-01-01"),
    ]
    assert joining.merge([rows]) == rows


def test_one_term_in_two_sources_is_one_with_all_that_they_know(joining):
    known = row(joining, "Ada Moreno", "2001-02-01", source="own")
    other = row(joining, "Ada María Moreno", "2001", "2004")
    [one] = joining.merge([[known], [other]])
    assert (one.name, one.start, one.also) == ("Ada Moreno", "2001-02-01", "Ada María Moreno")


def test_names_in_other_letters_are_not_all_one(joining):
    rows = [row(joining, "أحمد صبح", "2001"), row(joining, "عمرو الحوراني", "2001")]
    assert len(joining.merge([rows])) == 2


def test_posts_of_a_known_class_get_one_name_and_others_keep_their_words(posts):
    assert posts.normal("Federal Minister for Foreign Affairs", "KES") == (
        "Minister of Foreign Affairs",
        "GOV",
    )
    assert posts.normal("mayor of Quito", "ECU") == ("Mayor of Quito", "GOV")
    assert posts.normal("judge of the Supreme Court", "IND") == (
        "Judge of the Supreme Court",
        "JUD",
    )
    assert posts.normal("Chief of Police", "ARM")[1] == "COP"
