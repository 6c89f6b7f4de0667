import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies

from dateline.grammar import Tree
from dateline.mentions.dates import find_dates
from dateline.parsing import parse
from dateline.records import DateMention
from dateline.resolved.date_forms import FORMS
from dateline.resolved.dates import resolve_date
from dateline.resolved.periods import easter, feast, season
from dateline.resolved.tense import tense_at

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text())["case"]
ASIDE = ("duration", "set", "vague", "time")
NAMES = (
    "month day weekday offset sign way year_offset quarter half week nth side"
    " to_weekday week_offset"
)
NUMBERS = strategies.integers(-3, 40).map(str)
FIELDS = strategies.fixed_dictionaries(
    {
        "count": strategies.sampled_from(["X", "0.5", "1", "3", "99999", "2.5"]),
        "unit": strategies.sampled_from(["day", "week", "weekend", "month", "year", "century"]),
        "decade": strategies.sampled_from(["9", "199", "201"]),
        "century": strategies.sampled_from(["1", "20", "99"]),
        "holiday": strategies.sampled_from(["easter", "thanksgiving", "9/11", "no such day"]),
        "season": strategies.sampled_from(["spring", "winter"]),
    },
    optional=dict.fromkeys(NAMES.split(), NUMBERS)
    | {"year": strategies.sampled_from(["1", "1999", "2024", "9999"])}
    | {"base": strategies.just("previous"), "bound": strategies.sampled_from(["since", "by"])},
)
DAYS = strategies.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
TENSES = strategies.sampled_from(["", "past", "future"])


def mention(form, **fields):
    return DateMention(0, 0, 0, 1, form, tuple(sorted(fields.items())))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_resolves_as_the_case_says(case):
    text, previous, answers = case["text"], "", []
    parses = parse(text)
    for found in find_dates(text, parses):
        if found.form in ASIDE:
            continue
        tense = tense_at(Tree(parses[found.sentence]), found.head)
        answer = resolve_date(found, case["anchor"], tense, previous)
        previous = answer.value or previous
        answers.append([answer.value, answer.end, answer.precision, answer.basis])
    assert answers == [row[2:] for row in case["found"]]


@given(strategies.sampled_from(sorted(FORMS)), FIELDS, DAYS, TENSES, DAYS)
def test_values_are_iso_dates_in_order(form, fields, anchor, tense, previous):
    answer = resolve_date(mention(form, **fields), anchor, tense, previous)
    for value in (answer.value, answer.end):
        assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", value)
        if value:
            date.fromisoformat((value + "-01-01")[:10])
    assert not answer.end or answer.value < answer.end
    assert (answer.precision == "unknown") == (not answer.value)


@given(strategies.dates(date(1900, 1, 1), date(2099, 12, 31)), DAYS | strategies.just(""), TENSES)
def test_a_stated_date_is_itself_for_any_anchor(day, anchor, tense):
    stated = mention("year-month-day", year=str(day.year), month=str(day.month), day=str(day.day))
    answer = resolve_date(stated, anchor, tense)
    assert (answer.value, answer.end) == (day.isoformat(), "")
    assert (answer.precision, answer.basis) == ("day", "stated")


@given(strategies.integers(1, 7), strategies.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_weekdays_point_back_and_forth_within_a_week(weekday, anchor):
    back = date.fromisoformat(
        resolve_date(mention("weekday", weekday=str(weekday)), anchor.isoformat()).value
    )
    ahead = date.fromisoformat(
        resolve_date(mention("weekday", weekday=str(weekday)), anchor.isoformat(), "future").value
    )
    assert back.isoweekday() == ahead.isoweekday() == weekday
    assert 0 <= (anchor - back).days < 7
    assert 0 <= (ahead - anchor).days < 7


def test_leap_days_are_looked_for_in_the_years_around():
    assert resolve_date(mention("month-day", month="2", day="29"), "2025-03-01").value == (
        "2024-02-29"
    )


def test_two_years_later_is_no_more_exact_than_its_start():
    later = mention("ago", count="3", unit="day", sign="1", base="previous")
    answer = resolve_date(later, "2025-08-13", "past", "2024-05")
    assert (answer.value, answer.precision) == ("2024-05", "month")


def test_a_day_told_before_keeps_its_year():
    day = mention("month-day", month="10", day="7")
    assert resolve_date(day, "2025-08-13", "past", "2023-10-07").value == "2023-10-07"
    assert resolve_date(day, "2025-08-13", "past", "2023-10-08").value == "2024-10-07"


def test_a_decade_ago_is_a_year():
    ago = mention("ago", count="1", unit="decade", sign="-1")
    assert resolve_date(ago, "2025-08-13").value == "2015"


def test_later_than_the_report_is_not_past():
    later = mention("ago", count="10", unit="year", sign="1", base="previous")
    assert resolve_date(later, "2025-08-13", "past", "2024").value == ""
    assert resolve_date(later, "2025-08-13", "future", "2024").value == "2034"


def test_feasts_and_seasons_by_the_calendar():
    assert (easter(2024), easter(2025)) == (date(2024, 3, 31), date(2025, 4, 20))
    assert feast("thanksgiving", 2024) == date(2024, 11, 28)
    assert feast("memorial-day", 2025) == date(2025, 5, 26)
    assert feast("election-day", 2024) == date(2024, 11, 5)
    assert feast("no such day", 2024) is None
    assert season("winter", 2023).end == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("Kestria voted on Friday.", "Friday", "past"),
        ("Kestria will vote on Friday.", "Friday", "future"),
        ("The talks are due to begin on Friday.", "Friday", "future"),
        ("The minister plans to leave on Friday.", "Friday", "future"),
        ("The minister said on Friday he would leave.", "Friday", "past"),
        ("The deadline of January 14 stands.", "January", ""),
    ],
)
def test_tense_of_the_clause(text, word, tense):
    tree = Tree(parse(text)[0])
    number = next(n for n, w in enumerate(tree.words) if w.form == word)
    assert tense_at(tree, number) == tense
