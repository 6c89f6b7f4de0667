"""Dates of dictionaries: ISO 8601 and its prefixes, and the digits of coders' files."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from dateline.dictionaries.drafts import Unusable

_FORM: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?", re.ASCII)
_DIGITS: Final = re.compile(r"(\d{2}|\d{4})(\d\d)(\d\d)", re.ASCII)
#: Years of two digits: TABARI and its heirs read 30 to 99 as 19.., 00 to 29 as 20...
_PIVOT: Final = 30


def start_of(text: str) -> str:
    """Return the first day of a bound as an ISO 8601 prefix, as exact as it is given."""
    year, month, day = _parts(text)
    prefix = f"{year:04}"
    return prefix + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def end_of(text: str) -> str:
    """Return the last day of a bound: "2009" ends on 2009-12-31."""
    year, month, day = _parts(text)
    month = month or 12
    return f"{year:04}-{month:02}-{day or monthrange(year, month)[1]:02}"


def day_before(start: str) -> str:
    """Return the day before a bound, "" where the calendar has none."""
    first = date.fromisoformat((start + "-01-01")[:10])
    return (first - timedelta(days=1)).isoformat() if first > date.min else ""


def day_after(day: str) -> str:
    """Return the day after a full date, "" where the calendar has none."""
    last = date.fromisoformat(day)
    return (last + timedelta(days=1)).isoformat() if last < date.max else ""


def _parts(text: str) -> tuple[int, int, int]:
    """Return year, month and day, 0 where they are not given; refuse what is no date."""
    text = text.strip()
    found = _DIGITS.fullmatch(text) or _FORM.fullmatch(text)
    if found is None:
        raise Unusable(f"{text[:40]!r} is no date", "write it like 2009-01-20")
    year = int(found[1])
    if len(found[1]) == 2:
        year += 1900 if year >= _PIVOT else 2000
    month, day = int(found[2] or 0), int(found[3] or 0)
    try:
        date(year, month if found[2] else 1, day if found[3] else 1)
    except ValueError:
        reason = f"the calendar has no day {text[:40]!r}"
        raise Unusable(reason, "write it like 2009-01-20") from None
    return year, month, day


def check_order(start: str, end: str) -> None:
    """Refuse an end before the start."""
    if start and end and end < start:
        raise Unusable(f"ends ({end}) before it starts ({start})", "exchange or mend the dates")
