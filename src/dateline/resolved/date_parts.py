"""Parts of the year: quarters, halves, seasons, feasts, "the second week of March".

As in ``date_forms``, None is for what is lacking, ValueError for no such day.
"""

from datetime import timedelta

from dateline.resolved.date_setting import Setting, in_year
from dateline.resolved.periods import (
    Period,
    feast,
    is_once,
    months,
    nth_weekday,
    one_day,
    season,
)


def quarter(setting: Setting) -> Period | None:
    """Return "the third quarter"; without a year the nearest, for results come after it."""
    number = setting.number("quarter")
    if number == -1:
        number = 4
    if not 1 <= number <= 4:
        return None
    either = Setting(setting.fields, setting.anchor, "", None)
    return in_year(either, lambda year: months(year, number * 3 - 2, 3, "quarter"))


def half(setting: Setting) -> Period | None:
    """Return "the first half of the year"."""
    number = 2 if setting.number("half") == -1 else setting.number("half")
    if not 1 <= number <= 2:
        return None
    return in_year(setting, lambda year: months(year, number * 6 - 5, 6, "half"))


def some_months(setting: Setting) -> Period | None:
    """Return "the first nine months of 2023"."""
    count, side = setting.number("count"), setting.number("side")
    if not 1 <= count <= 12 or side not in (1, -1):
        return None
    return in_year(setting, lambda y: months(y, 1 if side == 1 else 13 - count, count, "span"))


def season_of(setting: Setting) -> Period | None:
    """Return "last summer"."""
    return in_year(setting, lambda year: season(setting.fields["season"], year))


def holiday(setting: Setting) -> Period | None:
    """Return "Christmas Day"."""
    name = setting.fields["holiday"]
    if is_once(name):
        return _feast(name, 1)
    return in_year(setting, lambda year: _feast(name, year))


def _feast(name: str, year: int) -> Period | None:
    day = feast(name, year)
    return one_day(day) if day else None


def week_of(setting: Setting) -> Period | None:
    """Return "the second week of March": days 8 to 14; the last is the last seven days."""
    number, month = setting.number("week"), setting.number("month")

    def week(year: int) -> Period:
        whole = months(year, month, 1, "month")
        start = whole.start + timedelta(days=7 * (number - 1))
        if number == -1:
            start = whole.end - timedelta(days=6)
        return Period(start, min(start + timedelta(days=6), whole.end), "span")

    return in_year(setting, week) if number in (-1, 1, 2, 3, 4, 5) else None


def weekday_of(setting: Setting) -> Period | None:
    """Return "the first Tuesday of November"."""
    nth, weekday, month = (setting.number(name) for name in ("nth", "weekday", "month"))
    bare = Setting({**setting.fields, "weekday": ""}, setting.anchor, setting.tense, None)
    return in_year(bare, lambda year: one_day(nth_weekday(year, month, nth, weekday)))
