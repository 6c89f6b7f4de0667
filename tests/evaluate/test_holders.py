"""Sampling office holders: the day asked for, what counts as the same office."""

import pytest

from dateline.evaluate.holders import Asked, day_in_term, same_office, sector_of


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        ("2011-03-02", "2011-03-12", "2011-03-07"),
        ("2011", "2014", "2012-12-31"),
        ("2011", "2011", "2011-07-02"),
        ("2011-02", "", "2011-05-29"),
        ("2012-01-01", "2011", "2012-03-31"),
    ],
)
def test_the_day_lies_surely_in_the_term(start, end, day):
    assert day_in_term(start, end) == day


def asked(post, role="minister", country="KEN"):
    return Asked(country, post, role, "Ada Moreno", "2015-01-01", country)


def test_an_office_is_the_same_in_other_words_of_its_class():
    foreign = asked("Secretary for Foreign Affairs", "foreign_minister")
    assert same_office(foreign, "Minister of External Relations")
    assert not same_office(asked("Minister of Health"), "Minister of Transport")
    assert not same_office(asked("Minister of Health"), "Minister")


def test_sectors_are_those_of_the_words_of_a_post():
    posts = {
        "Speaker of the Senate": "LEG",
        "Minister of Parliamentary Affairs": "GOV",
        "Chief of the General Staff": "MIL",
        "Mayor of Quito": "GOV",
    }
    assert {post: sector_of(asked(post)) for post in posts} == posts
