import pytest
from hypothesis import given, strategies

from dateline.mentions.numbers import number_at, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nine", 9),
        ("twenty - one", 21),
        ("sixty five", 65),
        ("1,200", 1200),
        ("3,00,000", 300_000),
        ("2.5 million", 2_500_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a hundred", 100),
        ("two hundred and fifty thousand", 250_000),
        ("half a million", 500_000),
        ("half - million", 500_000),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("one point six billion", 1_600_000_000),
        ("2 1/2", 2.5),
        ("10 lakh", 1_000_000),
        ("2 lakh crore", 2_000_000_000_000),
        ("500m", 500_000_000),
        ("3 bn", 3_000_000_000),
        ("3.5 m.", 3_500_000),
        ("4 - million", 4_000_000),
        ("twenty - five hundred", 2500),
    ],
)
def test_whole_numbers(text, value):
    assert parse_number(text.split()) == value


@pytest.mark.parametrize("text", ["a", "half", "hundred", "and", "dozens", "1,2", "m", "", "a man"])
def test_no_numbers(text):
    assert number_at(text.split(), 0) is None


def test_a_number_ends_where_it_no_longer_goes_on():
    assert number_at(["killed", "nine", "and", "injured", "30"], 1) == (9, 2)
    assert number_at(["12", "000", "men"], 0) == (12, 1)
    assert number_at(["nineteen", "ninety"], 0) == (19, 1)
    assert parse_number(["nine", "people"]) is None


PIECES = "one ten twenty hundred thousand million dozen half a and - point 5 1,200 2.5 bn m lakh x"


@given(strategies.lists(strategies.sampled_from(PIECES.split()), max_size=8))
def test_any_words_give_a_number_or_none(words):
    found = number_at(words, 0)
    assert found is None or (found[0] >= 0 and 0 < found[1] <= len(words))


@given(strategies.integers(0, 10**9))
def test_figures_with_commas_are_themselves(number):
    assert parse_number([f"{number:,}"]) == number
