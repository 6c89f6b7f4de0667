"""Dates as reports, pages and tables write them, to ISO 8601."""

import datetime as dt
import re
from functools import cache
from typing import Final

from dateline.documents.rules import phrases, table

#: Numbers of seconds (or milliseconds) since 1970 that mean 1973 to 2286.
_EPOCH: Final = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_ISO: Final = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?\d{4,6}Z?)?")
_NUMBERS: Final = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")
_CLOCK: Final = re.compile(
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?|[+-]\d\d:?\d\d\b|\d{1,2}(?=\s?[ap]\.?m)"
)
_WORD: Final = re.compile(r"[^\W\d_][\w.]*|\d+")
#: Two-digit years below this are of this century, as POSIX has it.
_PIVOT: Final = 69
_LONGEST_LINE: Final = 100
#: A day without a year is at most so many days away from the report.
_NEAR: Final = 200


@cache
def month_names() -> str:
    """Return the source of a pattern for names of months, also cut short and with a stop."""
    return f"(?:{phrases(list(table('dates')['months']))})\\b\\.?"


@cache
def _worded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = month_names()
    year = r"(?P<year>\d{4}|['’]?\d\d)(?![\d:])"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    return (
        re.compile(rf"\b(?P<month>{month})[\s-]*{day},?[\s,-]+{year}", re.IGNORECASE),
        re.compile(
            rf"(?<![\d:]){day}(?:\s+of)?[\s-]*(?P<month>{month})[\s,-]+{year}", re.IGNORECASE
        ),
    )


def month_number(name: str) -> int:
    """Return 1 to 12 for the name of a month, cut short or not; 0 for another word."""
    return int(table("dates")["months"].get(name.lower().rstrip("."), 0))


def iso(year: int, month: int, day: int) -> str:
    """Return the ISO date, or "" where there is no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def find_date(text: str) -> str:
    """Return the first full date written in ``text``, or "".

    "03/04/2025" is no answer: some write the day first, some the month.
    """
    return find_date_span(text)[0]


def find_date_span(text: str) -> tuple[str, int, int]:
    """Return the first full date in ``text`` and where it stands; ("", 0, 0) if there is none."""
    found = [
        (match.start(), match.end(), date)
        for match, date in (_iso_date(text), *_worded_dates(text), _number_date(text))
        if match and date
    ]
    if not found:
        return "", 0, 0
    start, end, date = min(found)
    return date, start, end


def _iso_date(text: str) -> tuple[re.Match[str] | None, str]:
    match = _ISO.search(text)
    return match, iso(int(match[1]), int(match[3]), int(match[4])) if match else ""


def _worded_dates(text: str) -> list[tuple[re.Match[str] | None, str]]:
    matches = [pattern.search(text) for pattern in _worded()]
    return [
        (m, iso(full_year(m["year"]), month_number(m["month"]), int(m["day"])) if m else "")
        for m in matches
    ]


def _number_date(text: str) -> tuple[re.Match[str] | None, str]:
    match = _NUMBERS.search(text)
    if match is None:
        return None, ""
    first, second, year = int(match[1]), int(match[3]), full_year(match[4])
    if match[2] == "." or first > 12 or first == second:
        return match, iso(year, second, first)
    return match, iso(year, first, second) if second > 12 else ""


def full_year(digits: str) -> int:
    """Return the year that two or four digits mean: "89" is 1989, "25" is 2025."""
    number = int(digits.lstrip("'’"))
    if number >= 100:
        return number
    return number + (2000 if number < _PIVOT else 1900)


def parse_date(value: object) -> str:
    """Return the ISO date of a field's value, or "".

    Takes ISO 8601 with or without time, "20250813", RFC 2822, "Aug 13, 2025",
    "13 August 2025", "2025/08/13", and seconds or milliseconds since 1970 (then in UTC).
    A time zone is not applied to a written date: the day is the writer's.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value).strip()[:_LONGEST_LINE]
    compact = _COMPACT.fullmatch(text)
    if compact:
        date = iso(int(compact[1]), int(compact[2]), int(compact[3]))
        if date:
            return date
    if _EPOCH.fullmatch(text):
        whole = int(text.split(".")[0])
        seconds = whole // 1000 if whole >= 10**11 else whole
        return (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=seconds)).date().isoformat()
    return find_date(text)


def date_of_line(line: str) -> str:
    """Return the date of a line that says nothing but when the report appeared, or ""."""
    if len(line) > _LONGEST_LINE:
        return ""
    date, start, end = find_date_span(line)
    if not date:
        return ""
    rest = _CLOCK.sub(" ", line[:start] + " " + line[end:])
    around = table("dates")["words"]["around"]
    known = all(word.lower() in around for word in _WORD.findall(rest))
    return date if known else ""


def date_near(month: int, day: int, published: str) -> str:
    """Return the date with this month and day nearest to an ISO date, or "" if none is near."""
    try:
        anchor = dt.date.fromisoformat(published)
    except ValueError:
        return ""
    near = (iso(anchor.year + step, month, day) for step in (0, -1, 1))
    dates = [dt.date.fromisoformat(date) for date in near if date]
    best = min(dates, key=lambda date: abs((date - anchor).days), default=None)
    return best.isoformat() if best and abs((best - anchor).days) <= _NEAR else ""
