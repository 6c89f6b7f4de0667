import datetime

import pytest
from hypothesis import given, strategies

from dateline.documents.dates import date_near, date_of_line, find_date, parse_date


@pytest.mark.parametrize(
    "value",
    [
        "2025-08-13",
        "2025-08-13T10:30:00Z",
        "2025-08-13 23:59:59+05:00",
        "Aug 13, 2025",
        "13 August 2025",
        "August 13th, 2025",
        "2025/08/13",
        "Wed, 13 Aug 2025 10:00:00 +0500",
        "13.08.2025",
        "13/08/2025",
        "08/13/2025",
        "20250813",
        "20250813T101500Z",
        1755079200,
        1755079200.5,
        "1755079200",
        1755079200000,
        "Wednesday, August 13, 2025 10:30 GMT",
        "13-Aug-25",
    ],
)
def test_usual_forms_are_read(value):
    assert parse_date(value) == "2025-08-13"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "03/04/2025",
        "2025-13-40",
        "31 February 2025",
        None,
        True,
        [],
        {},
        "2025",
        7,
        -1,
    ],
)
def test_what_is_no_clear_day_is_no_day(value):
    assert parse_date(value) == ""


@given(strategies.one_of(strategies.text(), strategies.integers(), strategies.floats()))
def test_any_value_is_a_day_or_none(value):
    date = parse_date(value)
    assert date == "" or datetime.date.fromisoformat(date)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published August 13, 2025 10:30 GMT", "2025-08-13"),
        ("Updated: 13 Aug 2025, 9.15pm", "2025-08-13"),
        ("2025-08-13", "2025-08-13"),
        ("The treaty of August 13, 2025", ""),
        ("10:30 GMT", ""),
    ],
)
def test_a_line_with_nothing_but_a_day(line, date):
    assert date_of_line(line) == date


def test_the_nearest_day_of_that_name_is_meant():
    assert date_near(12, 30, "2031-01-03") == "2030-12-30"
    assert date_near(1, 2, "2030-12-30") == "2031-01-02"
    assert date_near(2, 29, "2031-03-01") == ""
    assert date_near(1, 2, "") == ""
    assert find_date("It was signed on 3 May 2031 and on 2030-01-01.") == "2031-05-03"
