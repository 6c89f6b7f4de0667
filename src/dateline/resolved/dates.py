"""From time expressions to the calendar.

A bare weekday or day of the year points back unless its clause is in the future, as
news does. ``precision`` of the answer says how closely the words fix one day: "day"
where they do (both ends of "3 to 5 March" are days), "month" for anything longer up to
a quarter (week, weekend, month, quarter, season), "year" beyond, "unknown" for nothing.
"""

from typing import Final

from dateline.records import DateMention, ResolvedDate
from dateline.resolved.date_forms import FORMS
from dateline.resolved.date_setting import Setting
from dateline.resolved.periods import Period, from_iso, is_once

_UNKNOWN: Final = ResolvedDate("")
_LONGEST_MONTHLY: Final = 100


def resolve_date(
    mention: DateMention, anchor: str, tense: str = "", previous: str = ""
) -> ResolvedDate:
    """Return the date that a time expression stands for.

    ``anchor`` is the report's ISO date or "", ``tense`` past, future or "" (see
    ``tense_at``), ``previous`` the date that was told before, for "the next day".
    Without what it needs, the answer has no value and precision "unknown".
    """
    period = locate(mention, anchor, tense, from_iso(previous))
    if period is None:
        return _UNKNOWN
    return _answer(period, "stated" if is_stated(mention) else "resolved")


def is_stated(mention: DateMention) -> bool:
    """Say whether the words alone give the date, with its year."""
    fields = dict(mention.fields)
    if mention.form == "decade":
        return len(fields["decade"]) > 1
    if mention.form == "holiday" and is_once(fields["holiday"]):
        return True
    return "year" in fields or mention.form == "century"


def locate(mention: DateMention, anchor: str, tense: str, previous: Period | None) -> Period | None:
    """Return the stretch of the calendar that a time expression stands for, or None."""
    read = FORMS.get(mention.form)
    day = from_iso(anchor)
    if read is None:
        return None
    fields = dict(mention.fields)
    base = day.start if day and day.grain == "day" else None
    try:
        return read(Setting(fields, base, tense, previous))
    except (ValueError, OverflowError):
        return None  # no such day, or off the calendar


def _answer(period: Period, basis: str) -> ResolvedDate:
    start, end, grain = period.start, period.end, period.grain
    if grain == "span" and start == end:
        grain = "day"
    if grain in ("day", "month", "year"):
        length = {"day": 10, "month": 7, "year": 4}[grain]
        first, last = start.isoformat()[:length], end.isoformat()[:length]
        return ResolvedDate(first, "" if first == last else last, grain, basis)
    if grain in ("decade", "century"):
        return ResolvedDate(start.isoformat()[:4], end.isoformat()[:4], "year", basis)
    precision = "month" if (end - start).days <= _LONGEST_MONTHLY else "year"
    return ResolvedDate(start.isoformat(), end.isoformat(), precision, basis)
