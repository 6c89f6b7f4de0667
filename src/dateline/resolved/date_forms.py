"""What each form of time expression stands for, one function a form.

A function gives None where it lacks what it needs, and may raise ValueError or
OverflowError where the calendar has no such day.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dateline.resolved.date_parts import (
    half,
    holiday,
    quarter,
    season_of,
    some_months,
    week_of,
    weekday_of,
)
from dateline.resolved.date_setting import Setting, in_year
from dateline.resolved.periods import (
    Period,
    add_months,
    around,
    century,
    decade,
    months,
    one_day,
    shifted,
    years,
)

#: "A decade ago" is a year, not the years around it.
_LONG: Final = ("decade", "century")
#: Counts beyond this are slips, not times.
_MOST: Final = 10_000


def _calendar(setting: Setting) -> Period | None:
    month, day = setting.number("month"), setting.number("day")
    told = setting.previous
    is_open = told and told.grain == "day" and not setting.is_dated
    if told and is_open and (told.start.month, told.start.day) == (month, day):
        return told  # told before, with its year
    if month:
        return in_year(setting, lambda year: _month_or_day(year, month, day))
    if day:
        return _day_of_month(setting, day)
    if year := setting.number("year"):
        return months(year, 1, 12, "year")
    return None


def _month_or_day(year: int, month: int, day: int) -> Period:
    return one_day(date(year, month, day)) if day else months(year, month, 1, "month")


def _day_of_month(setting: Setting, day: int) -> Period | None:
    """Return "the 13th": of the nearest month in the direction meant that has such a day."""
    if setting.anchor is None:
        return None
    anchor, first = setting.anchor, setting.anchor.replace(day=1)
    for shift in (0, 1, 2) if setting.is_future else (0, -1, -2):
        month = add_months(first, shift)
        if day > monthrange(month.year, month.month)[1]:
            continue
        found = month.replace(day=day)
        if found == anchor or (found > anchor) == setting.is_future:
            return one_day(found)
    return None


def _weekday(setting: Setting) -> Period | None:
    if setting.anchor is None:
        return None
    anchor, weekday = setting.anchor, setting.number("weekday")
    if "week_offset" in setting.fields:
        start = around(shifted(anchor, "week", setting.number("week_offset")), "week").start
        return one_day(start + timedelta(days=weekday - 1))
    ahead, back = (weekday - anchor.isoweekday()) % 7, (anchor.isoweekday() - weekday) % 7
    way = setting.fields.get("way", "")
    if way == "-1":
        # of a day just past one says "on Wednesday", so "last" is the week before
        return one_day(anchor - timedelta(days=back if back > 2 else back + 7))
    if way == "1":
        return one_day(anchor + timedelta(days=ahead or 7))
    forward = setting.is_future or (way == "0" and setting.tense != "past")
    return one_day(anchor + timedelta(days=ahead) if forward else anchor - timedelta(days=back))


def _day(setting: Setting) -> Period | None:
    if setting.anchor is None:
        return None
    return one_day(setting.anchor + timedelta(days=setting.number("offset")))


def _unit(setting: Setting) -> Period | None:
    unit, offset = setting.fields["unit"], setting.number("offset")
    base = setting.anchor
    if setting.fields.get("base") == "previous" and (setting.previous or offset >= 0):
        told = setting.previous
        if told is None or (
            told.end - told.start > around(told.start, unit).end - around(told.start, unit).start
        ):
            return None
        base = told.start
    if base is None:
        return None
    if unit == "week" and offset == -1 and base == setting.anchor and base.isoweekday() == 7:
        offset = 0  # on a Sunday the week that ends is the last one
    if unit == "weekend" and setting.fields.get("base") != "previous":
        return _weekend(base, offset, setting.is_future)
    return around(shifted(base, unit, offset), unit)


def _weekend(anchor: date, offset: int, is_future: bool) -> Period:
    """Return the weekend meant: the latest begun, the coming one in the future."""
    inside = anchor.isoweekday() > 5
    latest = around(anchor, "weekend")
    if offset < 0:
        return around(shifted(anchor, "week", -1), "weekend") if inside else latest
    if offset > 0 or (is_future and not inside):
        return around(shifted(anchor, "week", 1), "weekend")
    return latest


def _ago(setting: Setting) -> Period | None:
    if setting.fields.get("base") == "previous" and setting.previous:
        return _from_previous(setting, setting.previous)
    base = setting.anchor
    if base is None:
        return None
    return _from_day(setting, base)


def _from_previous(setting: Setting, told: Period) -> Period | None:
    """Return "two years later": no more exact than what it is counted from."""
    found = _from_day(setting, told.start)
    if found is None:
        return None
    if told.end - told.start > found.end - found.start:
        found = around(found.start, told.grain)
    if setting.anchor and found.start > setting.anchor and setting.tense != "future":
        return None  # counted from something else
    return found


def _from_day(setting: Setting, base: date) -> Period | None:
    unit, sign, told = (
        setting.fields.get("unit", ""),
        setting.number("sign", 1),
        setting.fields["count"],
    )
    if not unit:
        return one_day(base) if "clockunit" in setting.fields else None
    if told == "X":
        return _vaguely_ago(base, unit, sign)
    count = float(told)
    if count > _MOST:
        return None
    if count != int(count) or unit in _LONG:
        unit, count = _in_smaller(unit, count)
    return around(shifted(base, unit, sign * int(count)), unit)


def _in_smaller(unit: str, count: float) -> tuple[str, float]:
    """Return a count in a smaller unit: half a year in months, a decade in years."""
    smaller = {"century": ("year", 100), "decade": ("year", 10), "year": ("month", 12)}
    name, parts = smaller.get(unit, (unit, 1))
    return name, count * parts


def _vaguely_ago(base: date, unit: str, sign: int) -> Period | None:
    """Return "a few days ago" as a month, "several months ago" as a year."""
    if unit == "day":
        return around(base + timedelta(days=4 * sign), "month")
    if unit in ("week", "month"):
        return around(shifted(base, unit, 4 * sign), "year")
    return None


def _in(setting: Setting) -> Period | None:
    return _ago(setting) if setting.tense == "future" else None


def _span(setting: Setting) -> Period | None:
    """Return "the past two weeks": up to the anchor, or from it on."""
    told, sign = setting.fields["count"], setting.number("sign")
    if setting.anchor is None or told == "X" or not sign or "unit" not in setting.fields:
        return None
    count, unit = float(told), setting.fields["unit"]
    if count > _MOST:
        return None
    if count != int(count):
        unit, count = _in_smaller(unit, count)
    other = shifted(setting.anchor, unit, sign * int(count))
    return Period(min(other, setting.anchor), max(other, setting.anchor), "span")


def _range(setting: Setting) -> Period | None:
    fields = setting.fields
    first = _calendar(setting)
    if first is None:
        return None
    names = {"to_year": "year", "to_month": "month", "to_day": "day"}
    second = {name: fields[key] for key, name in names.items() if key in fields}
    month, day = int(second.get("month", fields.get("month", "0"))), int(second.get("day", "0"))
    year = int(second.get("year", first.start.year))
    if not month:
        return Period(first.start, date(year, 12, 31), "year")
    if (month, day or 31) < (first.start.month, first.start.day) and "year" not in second:
        year += 1
    last = _month_or_day(year, month, day)
    if last.end < first.start:
        return None
    return Period(first.start, last.end, last.grain)


def _weekday_range(setting: Setting) -> Period | None:
    if setting.anchor is None:
        return None
    length = (setting.number("to_weekday") - setting.number("weekday")) % 7
    if setting.is_future:
        first = _weekday(setting)
        return Period(first.start, first.start + timedelta(days=length), "day") if first else None
    back = (setting.anchor.isoweekday() - setting.number("to_weekday")) % 7
    last = setting.anchor - timedelta(days=back)
    return Period(last - timedelta(days=length), last, "day")


def _week_from(setting: Setting) -> Period | None:
    first = _calendar(setting)
    return Period(first.start, first.start + timedelta(days=6), "span") if first else None


def _decade(setting: Setting) -> Period | None:
    number = setting.number("decade")
    if number >= 10:
        return decade(number)
    if setting.anchor is None:
        return None
    latest = setting.anchor.year // 10
    return decade(latest - (latest - number) % 10)


def _century(setting: Setting) -> Period | None:
    return century(setting.number("century"))


def _fiscal_year(setting: Setting) -> Period | None:
    year = setting.number("year")
    return years(year, year, "year") if year else None


FORMS: Final[dict[str, Callable[[Setting], Period | None]]] = {
    "year-month-day": _calendar,
    "year-month": _calendar,
    "year": _calendar,
    "month-day": _calendar,
    "month": _calendar,
    "day-of-month": _calendar,
    "weekday": _weekday,
    "day": _day,
    "unit": _unit,
    "ago": _ago,
    "in": _in,
    "span": _span,
    "range": _range,
    "weekday-range": _weekday_range,
    "quarter": quarter,
    "half": half,
    "months": some_months,
    "season": season_of,
    "holiday": holiday,
    "week-of": week_of,
    "week-from": _week_from,
    "weekday-of": weekday_of,
    "decade": _decade,
    "century": _century,
    "fiscal-year": _fiscal_year,
}
