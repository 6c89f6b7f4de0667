"""Stretches of the calendar: weeks, quarters, seasons, feasts. Weeks begin on Monday (ISO 8601)."""

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MONTHS_OF: Final = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12}
_DAYS_OF: Final = {"day": 1, "week": 7, "weekend": 7}
_YEARS_OF: Final = {"decade": 10, "century": 100}
_ISO: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_FEAST: Final = re.compile(r"(\d\d)/(-?\d)-(\d)(?:\+(\d))?")


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, and what it is: day, week, weekend, month, quarter, season, half,
    year, decade, century, or span for anything else.
    """  # noqa: D205

    start: date
    end: date
    grain: str


def one_day(day: date) -> Period:
    """Return a day as a period."""
    return Period(day, day, "day")


def from_iso(text: str) -> Period | None:
    """Read an ISO 8601 prefix: a day, a month or a year; None where it is none."""
    match = _ISO.match(text)
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return one_day(date(year, month, day))
        return months(year, month, 1, "month") if month else months(year, 1, 12, "year")
    except ValueError:
        return None


def months(year: int, month: int, count: int, grain: str) -> Period:
    """Return ``count`` months from a month on (months beyond 12 run into later years).

    Raises ValueError outside the calendar.
    """
    start = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    last = start.year * 12 + start.month - 1 + count - 1
    year, month = last // 12, last % 12 + 1
    return Period(start, date(year, month, monthrange(year, month)[1]), grain)


def years(first: int, last: int, grain: str) -> Period:
    """Return whole years as a period. Raises ValueError outside the calendar."""
    return Period(date(first, 1, 1), date(last, 12, 31), grain)


def add_months(day: date, count: int) -> date:
    """Return the day some months on, or the last of a shorter month."""
    place = day.year * 12 + day.month - 1 + count
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def shifted(day: date, unit: str, count: int) -> date:
    """Return the day ``count`` units on. Raises ValueError or OverflowError off the calendar."""
    if unit in _DAYS_OF:
        return day + timedelta(days=_DAYS_OF[unit] * count)
    if unit in _MONTHS_OF:
        return add_months(day, _MONTHS_OF[unit] * count)
    return add_months(day, 12 * _YEARS_OF[unit] * count)


def around(day: date, unit: str) -> Period:
    """Return the week, month, quarter … that a day lies in; of weekends the latest begun."""
    if unit == "week":
        start = day - timedelta(days=day.weekday())
        return Period(start, start + timedelta(days=6), unit)
    if unit == "weekend":
        start = day - timedelta(days=(day.weekday() - 5) % 7)
        return Period(start, start + timedelta(days=1), unit)
    if unit in ("month", "quarter", "half", "year"):
        count = _MONTHS_OF[unit]
        return months(day.year, (day.month - 1) // count * count + 1, count, unit)
    if unit == "decade":
        return decade(day.year // 10)
    if unit == "century":
        return century((day.year - 1) // 100 + 1)
    return one_day(day)


def decade(number: int) -> Period:
    """Return a decade by the first three figures of its years: 199 is the 1990s."""
    return years(number * 10, number * 10 + 9, "decade")


def century(number: int) -> Period:
    """Return a century by its number: the 20th runs from 1901 to 2000."""
    return years(number * 100 - 99, number * 100, "century")


def season(name: str, year: int) -> Period:
    """Return a season of the northern half by calendar months; winter ends in the next year."""
    return months(year, _SEASONS[name], 3, "season")


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """Return the nth Monday (1) … Sunday (7) of a month; -1 is the last.

    Raises ValueError where the month has none.
    """
    first = date(year, month, 1)
    days = (weekday - first.isoweekday()) % 7 + 1
    found = range(days, monthrange(year, month)[1] + 1, 7)
    if nth > len(found) or nth == 0:
        raise ValueError(f"no {nth}th weekday in {year}-{month}")
    return date(year, month, found[nth - 1 if nth > 0 else nth])


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    golden, hundreds, rest = year % 19, year // 100, year % 100
    leap, correction = hundreds // 4, (hundreds - (hundreds + 8) // 25 + 1) // 3
    epact = (19 * golden + hundreds - leap - correction + 15) % 30
    weekday = (32 + 2 * (hundreds % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    place = epact + weekday - 7 * late + 114
    return date(year, place // 31, place % 31 + 1)


@cache
def _feasts() -> dict[str, str]:
    text = (files(__package__) / "data" / "holidays.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def feast(name: str, year: int) -> date | None:
    """Return the day of a feast in a year; None where the name is not known."""
    rule = _feasts().get(name, "")
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:] or 0))
    if match := _FEAST.fullmatch(rule):
        month, nth, weekday, after = (int(part or 0) for part in match.groups())
        return nth_weekday(year, month, nth, weekday) + timedelta(days=after)
    if len(rule) == 5:
        return date(year, int(rule[:2]), int(rule[3:]))
    return date.fromisoformat(rule) if rule else None


def is_once(name: str) -> bool:
    """Say whether a feast's name means one day of history."""
    return bool(_ISO.fullmatch(_feasts().get(name, "")))
