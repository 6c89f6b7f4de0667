import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies

from dateline.mentions.date_grammar import grammar
from dateline.mentions.dates import find_dates
from dateline.parsing import parse
from dateline.sentences.tokens import Tokenizer

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text())["case"]
ASIDE = ("duration", "set", "vague", "time")
WORDS = (
    "on Monday",
    "in 2023",
    "May 5",
    "two weeks ago",
    "the",
    "13",
    "-",
    "of",
    "last year",
    "'s",
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_finds_what_the_case_says(case):
    text = case["text"]
    found = [m for m in find_dates(text, parse(text)) if m.form not in ASIDE]
    assert [[text[m.start : m.end], m.form] for m in found] == [row[:2] for row in case["found"]]


@pytest.mark.parametrize("rule", grammar().rules, ids=lambda rule: rule.example)
def test_every_rule_reads_its_example(rule):
    forms = [rule.example[token.start : token.end] for token in Tokenizer().tokenize(rule.example)]
    match = rule.pattern.match(grammar().code(forms))
    assert match
    assert match.end() == len(forms)
    assert rule in grammar().rules_at[grammar().code(forms)[0]]


def forms_of(text):
    return [(text[m.start : m.end], m.form, dict(m.fields)) for m in find_dates(text, parse(text))]


def test_lengths_habits_and_hints_have_forms_of_their_own():
    text = "A two-day visit, held every year for three weeks, is now over."
    assert [form for _, form, _ in forms_of(text)] == ["duration", "set", "duration", "vague"]


def test_fields_are_figures_sorted_by_name():
    [(words, form, fields)] = forms_of("They met almost twenty-one months ago.")
    assert (words, form) == ("almost twenty-one months ago", "ago")
    assert fields == {"count": "21", "sign": "-1", "unit": "month"}
    assert list(fields) == sorted(fields)


def test_the_word_before_bounds_it():
    assert forms_of("Nothing moved since 2011.")[0][2]["bound"] == "since"
    assert "bound" not in forms_of("Nothing moved in 2011.")[0][2]


def test_head_is_the_main_word():
    text = "The king left on August 13, 2025."
    parses = parse(text)
    mention = find_dates(text, parses)[0]
    words = parses[mention.sentence].words
    assert words[mention.head].form in ("August", "13")
    assert words[words[mention.head].head].form == "left"


def test_in_two_weeks_is_a_time_and_in_three_years_a_length():
    text = "They will meet in two weeks, the first meeting in three years."
    assert [(words, form) for words, form, _ in forms_of(text)] == [
        ("two weeks", "in"),
        ("three years", "duration"),
    ]


@settings(deadline=None, max_examples=40)
@given(strategies.lists(strategies.sampled_from(WORDS), max_size=12).map(" ".join))
def test_mentions_lie_in_the_text_in_order(text):
    place = 0
    for mention in find_dates(text, parse(text)):
        assert place <= mention.start < mention.end <= len(text)
        place = mention.end


@settings(deadline=None, max_examples=30)
@given(strategies.text(max_size=60))
def test_odd_text_does_not_raise(text):
    for mention in find_dates(text, parse(text)):
        assert text[mention.start : mention.end].strip()


def test_long_runs_of_numbers_stay_cheap():
    text = "May 1 2 3 4 5 6 7 8 9 10 two three " * 200
    assert find_dates(text, parse(text))
