"""Days on an axis."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.charts.axes import steps_to
from dateline.desk.charts.days import (
    DayScale,
    first_day,
    label,
    last_day,
    period_of,
    periods,
    step_for,
)

STEPS = ("day", "week", "month", "year")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-12", "2031-12-01", "2031-12-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-05-13", "2031-05-13", "2031-05-13"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_vague_date_has_a_first_and_a_last_day(text, first, last):
    assert (first_day(text).isoformat(), last_day(text).isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["2031-13", "2031-02-30", "0000", "x"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        first_day(text)


@given(st.dates(), st.integers(0, 800), st.sampled_from(STEPS))
def test_periods_cover_all_days_without_a_gap(start, days, step):
    since = start.isoformat()
    until = date.fromordinal(min(start.toordinal() + days, date.max.toordinal())).isoformat()
    found = list(periods(since, until, step))
    assert found[0][0] <= start
    assert found[-1][1].isoformat() >= until
    for (_, last), (first, _) in pairwise(found):
        assert first.toordinal() == last.toordinal() + 1


@given(st.dates(), st.sampled_from(STEPS))
def test_a_day_lies_in_its_period(day, step):
    first, last = period_of(day, step)
    assert first <= day <= last
    assert period_of(first, step) == period_of(last, step)


def test_the_step_grows_with_the_time():
    assert step_for("2031-05", "2031-06") == "day"
    assert step_for("2031", "2031") == "week"
    assert step_for("2028", "2031") == "month"
    assert step_for("1990", "2031") == "year"


@given(st.dates(date(1800, 1, 1), date(2200, 1, 1)), st.integers(0, 60000))
def test_marks_stand_within_and_apart(start, days):
    end = date.fromordinal(min(start.toordinal() + days, date.max.toordinal()))
    marks = DayScale(start, end, 40, 950).marks(76)
    assert all(40 <= x <= 950 for x, _ in marks)
    assert all(two - one > 60 or days < 12 for (one, _), (two, _) in pairwise(marks))


def test_dates_are_told_as_far_as_they_are_exact():
    assert [label(text) for text in ("2031-05-03", "2031-05", "2031", "")] == [
        "3 May 2031",
        "May 2031",
        "2031",
        "no date",
    ]


@given(st.integers(0, 10**7), st.integers(2, 5))
def test_round_numbers_reach_the_most(most, lines):
    found = steps_to(most, lines)
    assert found[-1] >= most
    assert 1 <= len(found) <= lines
